import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { slackEventsPath } from './http-door.ts';

const file = new URL('../../manifest.json', import.meta.url);

/** What is read or changed here; everything else goes along as it is. */
const manifestSchema = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({})) }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({}), interactivity: z.looseObject({}) }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The app as Slack is to know it, for Socket Mode. `manifest.json` is the one source of scopes, events, commands and shortcuts. */
export function socketManifest(): Manifest {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  manifestSchema.parse(written);
  // As it is written, in its own order: people compare it with what Slack shows.
  return written as Manifest;
}

/**
 * The same app, which Slack reaches over HTTP at that address: where each kind of request goes is in
 * https://docs.slack.dev/reference/app-manifest.
 */
export function httpManifest(publicUrl: string): Manifest {
  const manifest = socketManifest();
  const { features, settings } = manifest;
  const url = `${publicUrl}${slackEventsPath}`;
  return {
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map((one) => ({ ...one, url })) },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  };
}

/** Slack's page for a new app, filled in (https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests). */
export function newAppLink(manifest: Manifest): string {
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;
}
