import type { LedgerFormat } from '../../services/consent/ledger-file.ts';
import type { Call } from '../../services/meetings/call-link.ts';
import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import type { WhichMeeting } from '../../services/notes/forget.ts';

/** What someone wants forgotten, now or after some days, or told of calls that they missed. */
export type KeepingCommand =
  /** Null for words alone. */
  | { kind: 'consent'; which: WhichMeeting; format: LedgerFormat | null }
  /** Null for the channel's standups. */
  | { kind: 'notice'; call: Call | null }
  | { kind: 'forget'; which: WhichMeeting }
  /** Null for the channel's next or newest call. */
  | { kind: 'brief'; which: WhichMeeting | null }
  | { kind: 'forget_me' }
  /** Says how the command goes. */
  | { kind: 'forget_usage' }
  | { kind: 'retention'; days: number | null | 'show' }
  /** Null asks how it is. */
  | { kind: 'digest'; on: boolean | null }
  | {
      kind: 'bad_value';
      verb: 'brief' | 'consent' | 'notice' | 'forget' | 'retention' | 'digest';
      given: string;
    };

/** The link to the call, or Slack's own link to a message of its thread. */
export function parseForget(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'forget_usage' };
  if (given.toLowerCase() === 'me') return { kind: 'forget_me' };
  const which = whichMeeting(given);
  return which ? { kind: 'forget', which } : { kind: 'bad_value', verb: 'forget', given };
}

/** The same, and as what kind of file it's wanted. */
export function parseConsent(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  const which = whichMeeting(given);
  const last = words.at(-1)?.toLowerCase();
  const format = last === 'csv' || last === 'json' ? last : null;
  return which ? { kind: 'consent', which, format } : { kind: 'bad_value', verb: 'consent', given };
}

/** A call's link; without one, the calls of the channel's standups. */
export function parseNotice(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  const call = callIn(given);
  return given === '' || call ? { kind: 'notice', call } : { kind: 'bad_value', verb: 'notice', given };
}

/** The same; without one, the channel's next call. */
export function parseBrief(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  const which = given === '' ? null : whichMeeting(given);
  return given === '' || which ? { kind: 'brief', which } : { kind: 'bad_value', verb: 'brief', given };
}

function whichMeeting(given: string): WhichMeeting | null {
  const call = callIn(given);
  if (call) return { callKey: call.key };
  const [, inPath, tenth] = /\/archives\/[A-Z0-9]+\/p(\d{10})(\d{6})/.exec(given) ?? [];
  const root = /[?&;]thread_ts=(\d{10}\.\d{6})/.exec(given)?.[1];
  const threadTs = root ?? (inPath && `${inPath}.${tenth}`);
  return threadTs ? { threadTs } : null;
}

export function parseDigest(words: readonly string[]): KeepingCommand {
  const given = words.join(' ').toLowerCase();
  if (given === '') return { kind: 'digest', on: null };
  return given === 'on' || given === 'off'
    ? { kind: 'digest', on: given === 'on' }
    : { kind: 'bad_value', verb: 'digest', given };
}

export function parseRetention(words: readonly string[]): KeepingCommand {
  const given = words.join(' ');
  if (given === '') return { kind: 'retention', days: 'show' };
  if (/^(off|forever)$/i.test(given)) return { kind: 'retention', days: null };
  const days = Number(/^(\d{1,4})(?: ?d(?:ays?)?)?$/i.exec(given)?.[1] ?? 0);
  return days > 0 ? { kind: 'retention', days } : { kind: 'bad_value', verb: 'retention', given };
}
