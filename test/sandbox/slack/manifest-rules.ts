import { isRecord, type Json, records, stringOf } from './json.ts';

/**
 * What https://docs.slack.dev/reference/app-manifest demands, as far as an app like ours meets it. Where nobody may be
 * surprised by length, in characters.
 */
const LONGEST = {
  name: 35,
  description: 140,
  botName: 80,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutName: 24,
  shortcutDescription: 150,
  callbackId: 255,
} as const;
const MOST = { commands: 50, shortcuts: 10, events: 100, scopes: 255 } as const;

/** The scope without which Slack takes no subscription to an event (https://docs.slack.dev/reference/events). */
export const SCOPE_OF_EVENT: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};

/** Why Slack wouldn't take this manifest. */
export function manifestProblems(manifest: Json): string[] {
  const scopes = stringsAt(manifest, 'oauth_config', 'scopes', 'bot');
  const events = stringsAt(manifest, 'settings', 'event_subscriptions', 'bot_events');
  const commands = records(at(manifest, 'features', 'slash_commands'));
  const shortcuts = records(at(manifest, 'features', 'shortcuts'));
  return [
    ...tooLong('name', at(manifest, 'display_information', 'name'), LONGEST.name),
    ...tooLong('description', at(manifest, 'display_information', 'description'), LONGEST.description),
    ...tooLong('bot name', at(manifest, 'features', 'bot_user', 'display_name'), LONGEST.botName),
    ...tooMany('commands', commands, MOST.commands),
    ...tooMany('shortcuts', shortcuts, MOST.shortcuts),
    ...tooMany('events', events, MOST.events),
    ...tooMany('scopes', scopes, MOST.scopes),
    ...commands.flatMap(commandProblems),
    ...shortcuts.flatMap(shortcutProblems),
    ...events.flatMap((event) => {
      const scope = SCOPE_OF_EVENT[event];
      return scope === undefined || scopes.includes(scope) ? [] : [`${event} needs the scope ${scope}`];
    }),
    ...previewProblems(at(manifest, 'features', 'rich_previews')),
    ...addressProblems(manifest),
  ];
}

function commandProblems(one: Json): string[] {
  const command = stringOf(one.command) ?? '';
  return [
    ...(command.startsWith('/') ? [] : [`a command begins with a slash: ${command}`]),
    ...tooLong(command, command, LONGEST.command),
    ...tooLong(`description of ${command}`, one.description, LONGEST.commandDescription),
    ...tooLong(`usage hint of ${command}`, one.usage_hint, LONGEST.usageHint),
  ];
}

function shortcutProblems(one: Json): string[] {
  return [
    ...(one.type === 'message' || one.type === 'global' ? [] : [`no type of shortcuts: ${one.type}`]),
    ...tooLong('shortcut', one.name, LONGEST.shortcutName),
    ...tooLong('description of a shortcut', one.description, LONGEST.shortcutDescription),
    ...tooLong('callback_id', one.callback_id, LONGEST.callbackId),
  ];
}

const entityTypes = ['task', 'file', 'item', 'incident', 'content_item'].map(
  (type) => `slack#/entities/${type}`,
);

function previewProblems(previews: unknown): string[] {
  if (previews === undefined) return [];
  const unknown = stringsAt(previews, 'entity_types').filter((type) => !entityTypes.includes(type));
  return [
    ...(typeof at(previews, 'is_active') === 'boolean' ? [] : ['rich_previews: is_active is missing']),
    ...unknown.map((type) => `no type of entities: ${type}`),
  ];
}

/** Without Socket Mode, each kind of request needs an https address to go to. */
function addressProblems(manifest: Json): string[] {
  if (at(manifest, 'settings', 'socket_mode_enabled') === true) return [];
  const subscriptions = at(manifest, 'settings', 'event_subscriptions');
  const interactivity = at(manifest, 'settings', 'interactivity');
  const wanted: [string, unknown][] = [
    ...(isRecord(subscriptions) ? [['events', subscriptions.request_url] as [string, unknown]] : []),
    ...(isRecord(interactivity) && interactivity.is_enabled === true
      ? [['interactivity', interactivity.request_url] as [string, unknown]]
      : []),
    ...records(at(manifest, 'features', 'slash_commands')).map(
      (one) => [`${one.command}`, one.url] as [string, unknown],
    ),
  ];
  return wanted.flatMap(([what, url]) =>
    /^https:\/\/[^/]+\//.test(stringOf(url) ?? '') ? [] : [`${what}: no https address to go to`],
  );
}

function tooLong(what: string, text: unknown, longest: number): string[] {
  return (stringOf(text) ?? '').length > longest ? [`${what}: over ${longest} characters`] : [];
}

function tooMany(what: string, list: readonly unknown[], most: number): string[] {
  return list.length > most ? [`over ${most} ${what}`] : [];
}

export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

export function stringsAt(value: unknown, ...path: string[]): string[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}
