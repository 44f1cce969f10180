import { closest, distance } from 'fastest-levenshtein';
import type { Call } from '../../services/meetings/call-link.ts';
import type { Auto, SettingChange } from '../../services/meetings/channel-settings.ts';
import type { WhichMeeting } from '../../services/notes/forget.ts';
import type { Verb } from '../../services/slack/words/commands.ts';
import { questionIn } from '../question.ts';
import { type CalendarCommand, parseCalendar } from './parse-calendar.ts';
import { type JoinCommand, parseJoin } from './parse-join.ts';
import { parseSend, type SendCommand } from './parse-send.ts';
import { parseStandup, type StandupCommand } from './parse-standup.ts';
import { callIn, minutesIn } from './typed-values.ts';

/** What someone typed after `/pika`. */
export type PikaCommand =
  | Extract<JoinCommand, { kind: 'join' }>
  | { kind: 'leave'; call: Call | null }
  | { kind: 'status' }
  | { kind: 'wallet' }
  | { kind: 'help' }
  | { kind: 'actions' }
  | { kind: 'ask'; question: string }
  | { kind: 'meetings'; words: string }
  | { kind: 'connect'; verb: 'new' | 'list' | 'revoke'; which: string }
  | { kind: 'show'; setting: SettingChange['setting'] }
  | { kind: 'change'; change: SettingChange }
  | { kind: 'forget'; which: WhichMeeting }
  | { kind: 'retention'; days: number | null | 'show' }
  | CalendarCommand
  | Exclude<SendCommand, { kind: 'bad_value' }>
  | Exclude<StandupCommand, { kind: 'bad_value' | 'bad_link' }>
  /** Meant as a link to a call, but none. */
  | { kind: 'bad_link'; given: string }
  | { kind: 'bad_value'; verb: Verb; given: string }
  | { kind: 'unknown'; given: string; nearest: Verb | null };

export const verbs: readonly Verb[] = [
  'join',
  'leave',
  'status',
  'wallet',
  'actions',
  'help',
  'auto',
  'limit',
  'budget',
  'connect',
  'approvers',
  'allow',
  'recap',
  'send',
  'forget',
  'retention',
  'ask',
  'meetings',
  'calendar',
  'standup',
];

export function parsePika(text: string): PikaCommand {
  // Slack may hand a link over with a label, which may have spaces.
  const words = text
    .replaceAll(/<([^<>|\s]+)\|[^<>]*>/g, '<$1>')
    .split(/\s+/)
    .filter(Boolean);
  const [first = 'help', ...rest] = words;
  const verb = first.toLowerCase();
  switch (verb) {
    case 'join':
      return parseJoin(rest);
    case 'leave':
    case 'stop':
      return parseLeave(rest);
    case 'status':
    case 'wallet':
    case 'actions':
    case 'help':
      return rest.length === 0 ? { kind: verb } : { kind: 'bad_value', verb, given: rest.join(' ') };
    case 'auto':
      return parseAuto(rest);
    case 'limit':
      return parseLimit(rest);
    case 'budget':
      return parseBudget(rest);
    case 'connect':
      return parseConnect(rest);
    case 'approvers':
      return parseApprovers(rest);
    case 'allow':
      return parseAllow(rest);
    case 'recap':
      return parseRecap(rest);
    case 'send':
      return parseSend(rest);
    case 'forget':
      return parseForget(rest);
    case 'retention':
      return parseRetention(rest);
    case 'standup':
      return parseStandup(rest);
    case 'calendar':
    case 'calendars':
      return parseCalendar(rest);
    case 'ask':
      return { kind: verb, question: questionIn(afterFirst(text)) };
    case 'meetings':
      return { kind: verb, words: questionIn(afterFirst(text)) };
    default:
      // Just a link: the commonest thing to send.
      return looksLikeAddress(first)
        ? parseJoin(words)
        : { kind: 'unknown', given: text.trim(), nearest: near(verb) };
  }
}

/** Everything after the first word, as it was typed. */
function afterFirst(text: string): string {
  return text.trim().replace(/^\S+/, '');
}

function parseLeave(words: readonly string[]): PikaCommand {
  if (words.length === 0) return { kind: 'leave', call: null };
  const call = callIn(words.join(' '));
  return call ? { kind: 'leave', call } : { kind: 'bad_link', given: words.join(' ') };
}

function parseAuto([value, ...more]: readonly string[]): PikaCommand {
  if (value === undefined) return { kind: 'show', setting: 'auto' };
  const auto = (['on', 'ask', 'off'] as const).find((option: Auto) => option === value.toLowerCase());
  return auto && more.length === 0
    ? { kind: 'change', change: { setting: 'auto', value: auto } }
    : { kind: 'bad_value', verb: 'auto', given: [value, ...more].join(' ') };
}

function parseLimit(words: readonly string[]): PikaCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'limit' };
  if (/^(off|none)$/i.test(given)) return { kind: 'change', change: { setting: 'limit', minutes: null } };
  const minutes = minutesIn(given);
  return minutes === null
    ? { kind: 'bad_value', verb: 'limit', given }
    : { kind: 'change', change: { setting: 'limit', minutes } };
}

function parseBudget(words: readonly string[]): PikaCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'show', setting: 'budget' };
  if (/^(off|none)$/i.test(given)) return { kind: 'change', change: { setting: 'budget', usd: null } };
  const amount = /^\$?(\d{1,7}(?:\.\d{1,2})?)(?:\s*(?:usd|dollars?|\$))?(?:\s*(?:a|per)\s*month)?$/i.exec(
    given,
  )?.[1];
  return amount === undefined
    ? { kind: 'bad_value', verb: 'budget', given }
    : { kind: 'change', change: { setting: 'budget', usd: Number(amount) } };
}

function parseConnect([verb, which = '', ...more]: readonly string[]): PikaCommand {
  if (verb === undefined) return { kind: 'connect', verb: 'new', which: '' };
  if (verb === 'list' && which === '') return { kind: 'connect', verb, which };
  const hint = which.replaceAll(/[…`]/g, '');
  if (verb === 'revoke' && /^(all|[\w-]{4})$/.test(hint) && more.length === 0) {
    return { kind: 'connect', verb, which: hint };
  }
  return { kind: 'bad_value', verb: 'connect', given: [verb, which, ...more].join(' ').trim() };
}

/** People as Slack hands them over: `<@U123|ada>`. */
function parseApprovers(words: readonly string[]): PikaCommand {
  if (words.length === 0) return { kind: 'show', setting: 'approvers' };
  const given = words.join(' ');
  if (/^(everyone|off|none)$/i.test(given)) {
    return { kind: 'change', change: { setting: 'approvers', userIds: [] } };
  }
  const ids = words.map((word) => /^<@([UW][A-Z0-9]+)(\|[^>]*)?>,?$/.exec(word)?.[1]);
  const userIds = [...new Set(ids.flatMap((id) => id ?? []))];
  return ids.every(Boolean) && userIds.length <= 20
    ? { kind: 'change', change: { setting: 'approvers', userIds } }
    : { kind: 'bad_value', verb: 'approvers', given };
}

function parseAllow([tool, off, ...more]: readonly string[]): PikaCommand {
  if (tool === undefined) return { kind: 'show', setting: 'allow' };
  const name = tool.toLowerCase().replaceAll('`', '');
  const wellFormed =
    /^[a-z_]{3,40}$/.test(name) && (off === undefined || /^off$/i.test(off)) && more.length === 0;
  return wellFormed
    ? { kind: 'change', change: { setting: 'allow', tool: name, allowed: off === undefined } }
    : { kind: 'bad_value', verb: 'allow', given: [tool, off, ...more].join(' ').trim() };
}

function parseRecap([value, ...more]: readonly string[]): PikaCommand {
  if (value === undefined) return { kind: 'show', setting: 'recap' };
  const hold = { hold: true, share: false }[value.toLowerCase()];
  return hold === undefined || more.length > 0
    ? { kind: 'bad_value', verb: 'recap', given: [value, ...more].join(' ') }
    : { kind: 'change', change: { setting: 'recap', hold } };
}

/** The link to the call, or Slack's own link to a message of its thread. */
function parseForget(words: readonly string[]): PikaCommand {
  const given = words.join(' ');
  const call = callIn(given);
  if (call) return { kind: 'forget', which: { callKey: call.key } };
  const [, inPath, tenth] = /\/archives\/[A-Z0-9]+\/p(\d{10})(\d{6})/.exec(given) ?? [];
  const root = /[?&;]thread_ts=(\d{10}\.\d{6})/.exec(given)?.[1];
  const threadTs = root ?? (inPath && `${inPath}.${tenth}`);
  return threadTs ? { kind: 'forget', which: { threadTs } } : { kind: 'bad_value', verb: 'forget', given };
}

function parseRetention([value, unit = 'days', ...more]: readonly string[]): PikaCommand {
  if (value === undefined) return { kind: 'retention', days: 'show' };
  if (/^off$/i.test(value)) return { kind: 'retention', days: null };
  const days = /^\d{1,4}$/.test(value) && /^days?$/i.test(unit) && more.length === 0 ? Number(value) : 0;
  return days > 0
    ? { kind: 'retention', days }
    : { kind: 'bad_value', verb: 'retention', given: [value, unit, ...more].join(' ') };
}

function looksLikeAddress(word: string): boolean {
  return /[./:<]/.test(word) || /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/i.test(word);
}

function near(word: string): Verb | null {
  // The values of `auto`, typed without it.
  if (['on', 'off'].includes(word)) return 'auto';
  const best = closest(word, [...verbs]);
  return distance(word, best) <= 2 ? (verbs.find((verb) => verb === best) ?? null) : null;
}
