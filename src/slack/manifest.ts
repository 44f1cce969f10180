import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { slackEventsPath } from './http-door.ts';

const file = new URL('../../manifest.json', import.meta.url);

/** What is read or changed here; everything else goes along as it is. */
const manifestSchema = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({})) }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({}),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Where Slack sends a browser back to that installs the app. */
export const redirectPath = '/slack/oauth_redirect';

/** The app as Slack is to know it, for Socket Mode. `manifest.json` is the one source of scopes, events, commands and shortcuts. */
export function socketManifest(): Manifest {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  manifestSchema.parse(written);
  // As it is written, in its own order: people compare it with what Slack shows.
  return written as Manifest;
}

/** What the manifest asks for, and what a setting needs besides. */
export function scopesOf({ SLACK_CALL_CARD }: Pick<Config, 'SLACK_CALL_CARD'>): string[] {
  const { bot } = socketManifest().oauth_config.scopes;
  return SLACK_CALL_CARD === 'on' ? [...new Set([...bot, 'calls:write'])] : bot;
}

/**
 * The same app, which Slack reaches over HTTP at that address: where each kind of request goes is in
 * https://docs.slack.dev/reference/app-manifest.
 */
export function httpManifest(publicUrl: string, manifest = socketManifest()): Manifest {
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

/** Which workspaces of an organisation have the app. */
const accessEvents = ['team_access_granted', 'team_access_revoked'];
const stepEvent = 'function_executed';

/**
 * The same app for many workspaces, which install it at that address. Without the step for Workflow Builder: Slack distributes no app that
 * has one (https://docs.slack.dev/workflows/workflow-steps).
 */
export function manyManifest(publicUrl: string | null): Manifest {
  const { functions: _, ...manifest } = socketManifest();
  const { oauth_config: oauth } = manifest;
  const { function_runtime: __, ...settings } = manifest.settings;
  const events = settings.event_subscriptions.bot_events.filter((event) => event !== stepEvent);
  return {
    ...manifest,
    oauth_config: {
      ...(publicUrl === null ? {} : { redirect_urls: [`${publicUrl}${redirectPath}`] }),
      ...oauth,
    },
    settings: {
      ...settings,
      event_subscriptions: {
        ...settings.event_subscriptions,
        bot_events: [...events, ...accessEvents].toSorted(),
      },
    },
  };
}

/** Slack's page for a new app, filled in (https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests). */
export function newAppLink(manifest: Manifest): string {
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;
}
