import type { Auto, TypedChange, TypedSetting } from '../../services/meetings/channel-settings.ts';
import { workflowsNobodyRan } from '../../services/meetings/trusted-apps.ts';
import { minutesIn } from './typed-values.ts';

/** Those that have a word of their own after `/pika`. */
export type SettingVerb = Exclude<TypedSetting, 'apps' | 'recap_line' | 'weekly'>;

/** What someone wants to see or change of what their channel decides for itself. */
export type SettingCommand =
  | { kind: 'show'; setting: TypedSetting }
  | { kind: 'change'; change: TypedChange }
  | { kind: 'bad_value'; verb: SettingVerb; given: string };

export function parseSetting(setting: SettingVerb, words: readonly string[]): SettingCommand {
  return parsers[setting](words);
}

function parseAuto([value, ...more]: readonly string[]): SettingCommand {
  if (value === undefined) return { kind: 'show', setting: 'auto' };
  if (/^apps?$/i.test(value)) return parseApps(more);
  const auto = autoIn(value);
  return auto && more.length === 0
    ? { kind: 'change', change: { setting: 'auto', value: auto } }
    : { kind: 'bad_value', verb: 'auto', given: [value, ...more].join(' ') };
}

export function autoIn(word: string): Auto | undefined {
  return (['on', 'ask', 'off'] as const).find((option) => option === word.toLowerCase());
}

/** An app by its id, or by the user that it posts as. */
function parseApps([which, off, ...more]: readonly string[]): SettingCommand {
  if (which === undefined) return { kind: 'show', setting: 'apps' };
  const trusted = off === undefined;
  if (trusted && /^(off|none|default)$/i.test(which))
    return { kind: 'change', change: { setting: 'apps', app: null, trusted: /^default$/i.test(which) } };
  const id = /^workflows?$/i.test(which)
    ? workflowsNobodyRan.id
    : (/^`?(A[A-Z0-9]{5,15})`?$/.exec(which)?.[1] ?? personIn(which));
  return id && (trusted || /^off$/i.test(off)) && more.length === 0
    ? { kind: 'change', change: { setting: 'apps', app: { id, name: id }, trusted } }
    : { kind: 'bad_value', verb: 'auto', given: ['apps', which, off, ...more].join(' ').trim() };
}

function parseLimit(words: readonly string[]): SettingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'limit' };
  if (/^(off|none)$/i.test(given)) return { kind: 'change', change: { setting: 'limit', minutes: null } };
  // More than any call may last is refused in words that say how long it may.
  const minutes = minutesIn(given, Number.MAX_SAFE_INTEGER);
  return minutes === null
    ? { kind: 'bad_value', verb: 'limit', given }
    : { kind: 'change', change: { setting: 'limit', minutes } };
}

function parseBudget(words: readonly string[]): SettingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'budget' };
  const usd = usdIn(given);
  return usd === undefined
    ? { kind: 'bad_value', verb: 'budget', given }
    : { kind: 'change', change: { setting: 'budget', usd } };
}

/** Null takes a budget away. */
export function usdIn(given: string): number | null | undefined {
  if (/^(off|none)$/i.test(given)) return null;
  const amount = /^\$? ?(\d{1,7}(?:\.\d{1,2})?)(?:\s*(?:usd|dollars?|\$))?(?:\s*(?:a|per)\s*month)?$/i.exec(
    given.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, ''),
  )?.[1];
  return amount === undefined ? undefined : Number(amount);
}

/** People as Slack hands them over: `<@U123|ada>`. */
function parseApprovers(words: readonly string[]): SettingCommand {
  if (words.length === 0) return { kind: 'show', setting: 'approvers' };
  const given = words.join(' ');
  if (/^(everyone|off|none)$/i.test(given)) {
    return { kind: 'change', change: { setting: 'approvers', userIds: [] } };
  }
  const userIds = peopleIn(words);
  return userIds
    ? { kind: 'change', change: { setting: 'approvers', userIds } }
    : { kind: 'bad_value', verb: 'approvers', given };
}

const mostPeople = 20;

/** Undefined where not all of them are people. */
export function peopleIn(words: readonly string[]): string[] | undefined {
  const ids = words.map(personIn);
  const userIds = [...new Set(ids.flatMap((id) => id ?? []))];
  return ids.every(Boolean) && userIds.length <= mostPeople ? userIds : undefined;
}

function personIn(word: string): string | undefined {
  return /^<@([UW][A-Z0-9]+)(\|[^>]*)?>,?$/.exec(word)?.[1];
}

/** A tool, where it may act, and perhaps `off`: `post_message #general off`. */
function parseAllow(words: readonly string[]): SettingCommand {
  const [tool, ...rest] = words.map((word) => word.replaceAll('`', ''));
  if (tool === undefined) return { kind: 'show', setting: 'allow' };
  const off = /^off$/i.test(rest.at(-1) ?? '');
  const target = rest.slice(0, off ? -1 : undefined).join(' ') || null;
  const name = tool.toLowerCase();
  return /^[a-z_]{3,40}$/.test(name) && (target?.length ?? 0) <= maxTargetChars
    ? { kind: 'change', change: { setting: 'allow', tool: name, target, allowed: !off } }
    : { kind: 'bad_value', verb: 'allow', given: words.join(' ') };
}

const maxTargetChars = 100;

const recapChanges: ReadonlyMap<string, TypedChange> = new Map([
  ['hold', { setting: 'recap', hold: true }],
  ['share', { setting: 'recap', hold: false }],
  ['quiet', { setting: 'recap_line', quiet: true }],
  ['loud', { setting: 'recap_line', quiet: false }],
  ['weekly', { setting: 'weekly', on: true }],
  ['weekly on', { setting: 'weekly', on: true }],
  ['weekly off', { setting: 'weekly', on: false }],
]);

function parseRecap(words: readonly string[]): SettingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'recap' };
  const change = recapChanges.get(given.toLowerCase());
  return change ? { kind: 'change', change } : { kind: 'bad_value', verb: 'recap', given };
}

function parseAgent([value, ...more]: readonly string[]): SettingCommand {
  if (value === undefined) return { kind: 'show', setting: 'agent' };
  const mode = autoIn(value);
  return mode && more.length === 0
    ? { kind: 'change', change: { setting: 'agent', value: mode } }
    : { kind: 'bad_value', verb: 'agent', given: [value, ...more].join(' ') };
}

const parsers: Record<SettingVerb, (words: readonly string[]) => SettingCommand> = {
  auto: parseAuto,
  limit: parseLimit,
  budget: parseBudget,
  approvers: parseApprovers,
  allow: parseAllow,
  recap: parseRecap,
  agent: parseAgent,
};
