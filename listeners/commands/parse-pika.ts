import { closest, distance } from 'fastest-levenshtein';
import type { KeyScope } from '../../services/agents/connect.ts';
import { codeIn } from '../../services/agents/oauth/connect-code.ts';
import type { Call } from '../../services/meetings/call-link.ts';
import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import type { PolicyOf } from '../../services/meetings/policy/policy.ts';
import { type Verb, verbs } from '../../services/slack/words/commands.ts';
import { intentOf } from '../intent.ts';
import { questionIn } from '../question.ts';
import { type CalendarCommand, parseCalendar } from './parse-calendar.ts';
import { type JoinCommand, parseJoin } from './parse-join.ts';
import {
  type KeepingCommand,
  parseBrief,
  parseConsent,
  parseDigest,
  parseForget,
  parseNotice,
  parseRetention,
} from './parse-keeping.ts';
import { type MemoryCommand, parseMemory, parseRemember } from './parse-memory.ts';
import { type PersonaCommand, parsePersona } from './parse-persona.ts';
import { parseSend, type SendCommand } from './parse-send.ts';
import { parseSetting, type SettingCommand } from './parse-setting.ts';
import { parseStandup, type StandupCommand } from './parse-standup.ts';
import { parseWorkspace, type WorkspaceCommand } from './parse-workspace.ts';

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
  | { kind: 'connect'; verb: 'list' | 'revoke'; which: string }
  | ({ kind: 'connect'; verb: 'new' } & KeyScope)
  | ({ kind: 'connect'; verb: 'code'; code: string } & KeyScope)
  | Exclude<SettingCommand, { kind: 'bad_value' }>
  | Exclude<KeepingCommand, { kind: 'bad_value' }>
  | CalendarCommand
  | MemoryCommand
  | { kind: 'policy'; of: PolicyOf }
  | PersonaCommand
  | Exclude<WorkspaceCommand, { kind: 'bad_value' }>
  | Exclude<SendCommand, { kind: 'bad_value' }>
  | Exclude<StandupCommand, { kind: 'bad_value' | 'bad_link' }>
  /** Meant as a link to a call, but none. */
  | { kind: 'bad_link'; given: string }
  | { kind: 'bad_value'; verb: Verb; given: string }
  | { kind: 'unknown'; given: string; nearest: Verb | null };

/** Slack's own field for commands holds less. */
const maxChars = 8_000;

export function parsePika(typed: string): PikaCommand {
  const text = typed.slice(0, maxChars);
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
      return rest.length === 0 ? { kind: verb } : { kind: 'bad_value', verb, given: rest.join(' ') };
    case 'help':
    case '?':
    case '-h':
    case '--help':
    case '/help':
      return { kind: 'help' };
    case 'connect':
      return parseConnect(rest);
    case 'auto':
    case 'limit':
    case 'budget':
    case 'approvers':
    case 'allow':
    case 'recap':
    case 'agent':
      return parseSetting(verb, rest);
    case 'policy': {
      const given = rest.join(' ').toLowerCase();
      if (given === '' || given === 'workspace') return { kind: 'policy', of: given || 'channel' };
      return { kind: 'bad_value', verb, given };
    }
    case 'workspace':
      return parseWorkspace(rest);
    case 'personas':
      return { kind: 'personas' };
    case 'persona':
      return parsePersona(rest);
    case 'send':
      return parseSend(rest);
    case 'brief':
      return parseBrief(rest);
    case 'consent':
      return parseConsent(rest);
    case 'notice':
      return parseNotice(rest);
    case 'forget':
      return parseForget(rest);
    case 'retention':
      return parseRetention(rest);
    case 'digest':
      return parseDigest(rest);
    case 'standup':
      return parseStandup(rest);
    case 'calendar':
    case 'calendars':
      return parseCalendar(rest);
    case 'remember':
      return parseRemember(afterFirst(text));
    case 'memory':
      return parseMemory(afterFirst(text));
    case 'ask':
      return { kind: verb, question: questionIn(afterFirst(text)) };
    case 'meetings':
      return { kind: verb, words: questionIn(afterFirst(text)) };
    default:
      // Just a link: the commonest thing to send.
      if (looksLikeAddress(first)) return parseJoin(words);
      if (intentOf(text) === 'about_me') return { kind: 'memory', of: { kind: 'me' }, words: '' };
      return intentOf(text) ? { kind: 'help' } : { kind: 'unknown', given: text.trim(), nearest: near(verb) };
  }
}

/** Everything after the first word, as it was typed. */
function afterFirst(text: string): string {
  return text.trim().replace(/^\S+/, '');
}

function parseLeave(words: readonly string[]): PikaCommand {
  const given = words.join(' ');
  // Where several calls run, each gets a button.
  if (/^(all|everything|every call|all calls)?$/i.test(given)) return { kind: 'leave', call: null };
  const call = callIn(given);
  return call ? { kind: 'leave', call } : { kind: 'bad_link', given };
}

function parseConnect(words: readonly string[]): PikaCommand {
  // A channel may be called like a code, and so may an agent.
  const until = words.includes('as') ? words.indexOf('as') : words.length;
  const at = words.slice(0, until).findIndex((word, place) => codeIn(word) && words[place - 1] !== 'in');
  if (at >= 0) {
    const asked = parseConnect(['new', ...words.toSpliced(at, 1)]);
    const code = codeIn(words[at] ?? '') ?? '';
    return asked.kind === 'connect' && asked.verb === 'new' ? { ...asked, verb: 'code', code } : asked;
  }
  const [verb = 'list', which = '', ...more] = words;
  if (verb === 'list' && which === '') return { kind: 'connect', verb, which };
  const scope = scopeIn(verb === 'new' ? words.slice(1) : words);
  if (scope) return { kind: 'connect', verb: 'new', ...scope };
  if (verb === 'revoke' && which === '') return { kind: 'connect', verb: 'list', which };
  const hint = which.replaceAll(/[…`]/g, '');
  if (verb === 'revoke' && /^(all|[\w-]{4}|<@[UW][A-Z0-9]+>)$/.test(hint) && more.length === 0) {
    return { kind: 'connect', verb, which: hint };
  }
  return { kind: 'bad_value', verb: 'connect', given: [verb, which, ...more].join(' ').trim() };
}

/** `[read] [in #channel] [as <name>]`, in this order. */
function scopeIn(words: readonly string[]): KeyScope | null {
  const readOnly = words[0] === 'read';
  const rest = readOnly ? words.slice(1) : words;
  const channel = rest[0] === 'in' ? (rest[1] ?? null) : null;
  const [as, ...name] = channel === null ? rest : rest.slice(2);
  const isNamed = as === 'as' && name.length > 0;
  return as === undefined || isNamed ? { readOnly, channel, name: isNamed ? name.join(' ') : null } : null;
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
