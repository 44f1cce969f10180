import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import type { WhichMeeting } from '../../services/notes/forget.ts';

/** What someone wants forgotten, now or after some days, or told of calls that they missed. */
export type KeepingCommand =
  | { kind: 'forget'; which: WhichMeeting }
  | { kind: 'forget_me' }
  /** Says how the command goes. */
  | { kind: 'forget_usage' }
  | { kind: 'retention'; days: number | null | 'show' }
  /** Null asks how it is. */
  | { kind: 'digest'; on: boolean | null }
  | { kind: 'bad_value'; verb: 'forget' | 'retention' | 'digest'; given: string };

/** The link to the call, or Slack's own link to a message of its thread. */
export function parseForget(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'forget_usage' };
  if (given.toLowerCase() === 'me') return { kind: 'forget_me' };
  const call = callIn(given);
  if (call) return { kind: 'forget', which: { callKey: call.key } };
  const [, inPath, tenth] = /\/archives\/[A-Z0-9]+\/p(\d{10})(\d{6})/.exec(given) ?? [];
  const root = /[?&;]thread_ts=(\d{10}\.\d{6})/.exec(given)?.[1];
  const threadTs = root ?? (inPath && `${inPath}.${tenth}`);
  return threadTs ? { kind: 'forget', which: { threadTs } } : { kind: 'bad_value', verb: 'forget', given };
}

export function parseDigest(words: readonly string[]): KeepingCommand {
  const given = words.join(' ').toLowerCase();
  if (given === '') return { kind: 'digest', on: null };
  return given === 'on' || given === 'off'
    ? { kind: 'digest', on: given === 'on' }
    : { kind: 'bad_value', verb: 'digest', given };
}

export function parseRetention([value, unit = 'days', ...more]: readonly string[]): KeepingCommand {
  if (value === undefined) return { kind: 'retention', days: 'show' };
  if (/^off$/i.test(value)) return { kind: 'retention', days: null };
  const days = /^\d{1,4}$/.test(value) && /^days?$/i.test(unit) && more.length === 0 ? Number(value) : 0;
  return days > 0
    ? { kind: 'retention', days }
    : { kind: 'bad_value', verb: 'retention', given: [value, unit, ...more].join(' ') };
}
