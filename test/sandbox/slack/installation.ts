import { isRecord, type Json, records, stringOf } from './json.ts';
import type { Channel } from './seed.ts';

/** What the app's manifest entitles it to. Everything, when there is no manifest to go by. */
export type Installation = {
  allows(scope: string): boolean;
  hears(event: Json, channel: Channel | undefined): boolean;
  hasCommand(command: string): boolean;
  hasShortcut(callbackId: string): boolean;
  isInteractive: boolean;
};

const EVENT_OF_KIND = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;
/** Slack sends these to every app, subscribed or not. */
const ALWAYS_SENT = new Set(['app_rate_limited', 'url_verification']);

/** Reads a manifest (version 1 or 2), so that a scope or event that it forgot is missed here too. */
export function installationOf(manifest: Json | undefined): Installation {
  if (!manifest)
    return {
      allows: () => true,
      hears: () => true,
      hasCommand: () => true,
      hasShortcut: () => true,
      isInteractive: true,
    };
  const scopes = strings(at(manifest, 'oauth_config', 'scopes', 'bot'));
  const events = strings(at(manifest, 'settings', 'event_subscriptions', 'bot_events'));
  const commands = records(at(manifest, 'features', 'slash_commands')).map((one) => stringOf(one.command));
  const shortcuts = records(at(manifest, 'features', 'shortcuts'))
    .filter(({ type }) => type === 'message')
    .map((one) => stringOf(one.callback_id));
  return {
    allows: (scope) => scopes.includes(scope),
    hears(event, channel) {
      const type = String(event.type);
      const name = type === 'message' && channel ? EVENT_OF_KIND[channel.kind] : type;
      return events.includes(name) || ALWAYS_SENT.has(type);
    },
    hasCommand: (command) => commands.includes(command),
    hasShortcut: (callbackId) => shortcuts.includes(callbackId),
    isInteractive: at(manifest, 'settings', 'interactivity', 'is_enabled') === true,
  };
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
