import { isRecord, type Json, records, stringOf } from './json.ts';
import { at, manifestProblems, SCOPE_OF_EVENT, stringsAt } from './manifest-rules.ts';
import type { Channel } from './seed.ts';

/** What the app's manifest entitles it to. Everything, when there is no manifest to go by. */
export type Installation = {
  /** Of its bot token; undefined where there is no manifest to go by. */
  scopes: readonly string[] | undefined;
  allows(scope: string): boolean;
  hears(event: Json, channel: Channel | undefined): boolean;
  hasCommand(command: string): boolean;
  hasShortcut(callbackId: string, type: 'message' | 'global'): boolean;
  isInteractive: boolean;
  hasHome: boolean;
  /** What its cards may be of (https://docs.slack.dev/reference/app-manifest). */
  entityTypes: readonly string[];
  /** Declared as an agent (https://docs.slack.dev/reference/app-manifest). */
  isAgent: boolean;
  /** A step for Workflow Builder: only of an app that is ready for organisations, and runs its functions itself. */
  step(callbackId: string): Json | undefined;
};

const EVENT_OF_KIND = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;
/** Slack sends these to every app, subscribed or not. */
const ALWAYS_SENT = new Set(['app_rate_limited', 'url_verification']);
/** For commands and shortcuts both (https://docs.slack.dev/reference/scopes/commands). */
const COMMANDS = 'commands';

/**
 * Reads a manifest (version 1 or 2), so that a scope or event that it forgot is missed here too. One that Slack wouldn't
 * take is refused.
 */
export function installationOf(manifest: Json | undefined): Installation {
  if (!manifest)
    return {
      scopes: undefined,
      allows: () => true,
      hears: () => true,
      hasCommand: () => true,
      hasShortcut: () => true,
      isInteractive: true,
      hasHome: true,
      entityTypes: ['slack#/entities/task'],
      isAgent: true,
      step: () => undefined,
    };
  const problems = manifestProblems(manifest);
  if (problems.length > 0) throw new Error(`Slack refuses this manifest: ${problems.join('; ')}`);
  const scopes = stringsAt(manifest, 'oauth_config', 'scopes', 'bot');
  const events = stringsAt(manifest, 'settings', 'event_subscriptions', 'bot_events');
  const commands = records(at(manifest, 'features', 'slash_commands')).map((one) => stringOf(one.command));
  const shortcuts = records(at(manifest, 'features', 'shortcuts'));
  const allows = (scope: string | undefined) => scope === undefined || scopes.includes(scope);
  return {
    scopes,
    allows,
    hears(event, channel) {
      const type = String(event.type);
      const name = type === 'message' && channel ? EVENT_OF_KIND[channel.kind] : type;
      return (events.includes(name) && allows(SCOPE_OF_EVENT[name])) || ALWAYS_SENT.has(type);
    },
    hasCommand: (command) => allows(COMMANDS) && commands.includes(command),
    hasShortcut: (callbackId, type) =>
      allows(COMMANDS) &&
      shortcuts.some((one) => one.type === type && stringOf(one.callback_id) === callbackId),
    isInteractive: at(manifest, 'settings', 'interactivity', 'is_enabled') === true,
    hasHome: at(manifest, 'features', 'app_home', 'home_tab_enabled') === true,
    entityTypes:
      at(manifest, 'features', 'rich_previews', 'is_active') === true
        ? stringsAt(manifest, 'features', 'rich_previews', 'entity_types')
        : [],
    isAgent: isRecord(at(manifest, 'features', 'agent_view')),
    step(callbackId) {
      const isReady =
        at(manifest, 'settings', 'org_deploy_enabled') === true &&
        at(manifest, 'settings', 'function_runtime') === 'remote';
      const step = at(manifest, 'functions', callbackId);
      return isReady && isRecord(step) ? step : undefined;
    },
  };
}
