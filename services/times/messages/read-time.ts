import { maxChoices, type StartChoice, type StartDoubt } from '../start-doubt.ts';
import { startLimits } from '../start-limits.ts';
import { clockAt } from '../wall-time.ts';
import type { Standing } from './calls-off.ts';
import { findTimes } from './find-times.ts';
import type { FoundTimes, Start } from './found-times.ts';
import { markedTimes } from './message-words.ts';
import { daysLater, distinct, earlierHalf, momentsOf, otherHalf } from './moments.ts';

export type TimeRead =
  /** Nothing to wait for: no time, or one that is now. */
  { kind: 'none' } | { kind: 'at'; at: Date; words: string } | { kind: 'doubt'; doubt: StartDoubt };

const aDay = 86_400_000;
const maxAheadMs = startLimits.plannedAtMostAhead * 1_000;
/** A date without a year that is over is read as next year's. */
const nextYearMs = 300 * aDay;
/** An undated time that is over and comes again this soon is the coming one. */
const soonAgainMs = aDay / 4;

/**
 * The start that someone in `timeZone` names in a message. `at 3` is three in the afternoon, since from one to six
 * people at work mean that; a clock's time without a day is today's. Wherever the words leave a doubt, the card asks.
 */
export function readTime(text: string, now: Date, timeZone: string): TimeRead {
  const found = findTimes(text, clockAt(now, timeZone));
  const { moments, sure, anywhere, ranged, choices } = meantBy(found, now, timeZone);
  const [only] = moments;
  if (!only) return untimed(found, now, timeZone);
  if (moments.length === 1 && sure && isNow(only, now)) return { kind: 'none' };
  if (anywhere) return doubt('which_zone', choices);
  if (ranged) return doubt('range', choices);
  if (moments.length > 1) return doubt('two_times', choices);
  if (!sure) return doubt('unsure', choices);
  if (only < now || only.getTime() > now.getTime() + nextYearMs) return doubt('past', choices);
  return startingAt(only, now, timeZone);
}

/**
 * The start of the event that a calendar app tells of. Apps write for machines too: Slack's date marks are exact and
 * come first, then `starts in 10 minutes`, then clock times, of which a period's start counts.
 */
export function readAppTime(text: string, now: Date, timeZone: string): TimeRead {
  const marked = markedTimes(text).toSorted((a, b) => a.getTime() - b.getTime());
  // Of several the first that hasn't been over for long: a post may also name when it was changed.
  const soonest = marked.find((at) => at > now || isNow(at, now)) ?? marked[0];
  if (soonest) return startingAt(soonest, now, timeZone);
  const found = findTimes(text, clockAt(now, timeZone));
  const wait = found.starts.find(({ kind }) => kind === 'from_now');
  if (wait) return startingAt(momentsOf(wait, now, timeZone)[0] ?? now, now, timeZone);
  const { moments, sure, anywhere, choices } = meantBy(found, now, timeZone);
  const [only] = moments;
  if (!only) return untimed(found, now, timeZone);
  if (anywhere) return doubt('which_zone', choices);
  if (moments.length > 1) return doubt('two_times', choices);
  return sure ? startingAt(only, now, timeZone) : doubt('unsure', choices);
}

/** A moment that is known, as a start. */
export function startingAt(at: Date, now: Date, timeZone: string): TimeRead {
  if (isNow(at, now)) return { kind: 'none' };
  if (at.getTime() > now.getTime() + maxAheadMs) return doubt('far', []);
  return at > now ? { kind: 'at', at, words: inWords(at, timeZone) } : doubt('past', []);
}

/** Another day alone, a hint, or nothing. */
function untimed({ days, hint }: FoundTimes, now: Date, timeZone: string): TimeRead {
  const today = clockAt(now, timeZone).slice(0, 10);
  if (days.some((day) => day > today)) return doubt('no_time', []);
  return hint ? doubt('unsure', []) : { kind: 'none' };
}

/** What the starts may mean, and whether that leaves no doubt. */
function meantBy(found: FoundTimes, now: Date, timeZone: string) {
  const starts = found.starts.map((start) => coming(start, now, timeZone));
  const clocks = starts.filter((start) => start.kind === 'clock');
  const otherDays = found.days.filter((day) => clocks.every(({ date }) => date !== day));
  const others = clocks.flatMap((start) =>
    [...start.otherDates, ...otherDays].map((date) => ({ ...start, date, dated: 'date' as const })),
  );
  const mornings = clocks.filter(({ eitherHalf }) => eitherHalf).map(earlierHalf);
  const each = starts.map((start) => momentsOf(start, now, timeZone));
  return {
    moments: distinct(each.flat()),
    sure: !found.hint && starts.every(({ sure }) => sure) && otherDays.length === 0,
    anywhere: clocks.some(({ zone }) => zone.kind === 'unknown') || each.some(({ length }) => length > 1),
    ranged: clocks.some(({ ranged }) => ranged),
    choices: offered([...starts, ...others, ...mornings], now, timeZone),
  };
}

/** Within a minute, or so lately begun that people still come. */
function isNow(moment: Date, now: Date): boolean {
  const seconds = (moment.getTime() - now.getTime()) / 1_000;
  return seconds <= startLimits.soonIsNow && seconds >= -startLimits.joinAtMostLate;
}

/** Of an undated time that is over the next one, where nobody means another: midnight, and at 23:55 `at 00:15`. */
function coming(start: Start, now: Date, timeZone: string): Start {
  if (start.kind !== 'clock' || start.dated !== 'not') return start;
  if (!momentsOf(start, now, timeZone).every((at) => at < now && !isNow(at, now))) return start;
  const next = daysLater(start, 1);
  const isMidnight = start.time === '00:00' && !start.half;
  const isSoon = (at: Date) => at.getTime() - now.getTime() < soonAgainMs;
  return isMidnight || momentsOf(next, now, timeZone).every(isSoon) ? next : start;
}

/** What is ahead of the times that may be meant; where all are over, what else may have been meant by them. */
function offered(starts: readonly Start[], now: Date, timeZone: string): StartChoice[] {
  const choices = (among: readonly Start[]) =>
    distinct(among.flatMap((start) => momentsOf(start, now, timeZone)))
      .filter((at) => at > now && at.getTime() <= now.getTime() + maxAheadMs)
      .toSorted((a, b) => a.getTime() - b.getTime())
      .slice(0, maxChoices)
      .map((at) => ({ at: at.toISOString(), words: inWords(at, timeZone) }));
  const ahead = choices(starts);
  return ahead.length > 0 ? ahead : choices(starts.flatMap(laterOf));
}

/** The evening where it was half a day's, the next day, the next week. */
function laterOf(start: Start): Start[] {
  if (start.kind !== 'clock' || start.dated === 'date' || start.dated === 'from_today') return [];
  if (start.dated === 'weekday') return [daysLater(start, 7)];
  return start.half ? [otherHalf(start), daysLater(start, 1)] : [daysLater(start, 1)];
}

/** `Thu 3 Dec, 15:00 (Berlin)`, for a button. */
function inWords(moment: Date, timeZone: string): string {
  const shown = { timeZone, weekday: 'short', day: 'numeric', month: 'short' } as const;
  // Whether a comma follows the weekday differs from one version of ICU to the next.
  const day = moment.toLocaleDateString('en-GB', shown).replace(',', '');
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return `${day}, ${clockAt(moment, timeZone).slice(11, 16)} (${place})`;
}

export function doubt(why: StartDoubt['why'], choices: readonly StartChoice[]): TimeRead {
  return { kind: 'doubt', doubt: { why, choices } };
}

/** A message's time as it is when it's forwarded later, at `now`: what was now then is over. */
export function readLater(read: TimeRead, written: Date, now: Date): TimeRead {
  if (read.kind === 'none') return startingAt(written, now, 'UTC');
  if (read.kind === 'at') return read.at > now ? read : startingAt(read.at, now, 'UTC');
  const ahead = read.doubt.choices.filter(({ at }) => new Date(at) > now);
  return doubt(read.doubt.why, ahead);
}

/** What a call's doubtful words leave of its time: something to choose. */
export function doubted(read: TimeRead, standing: Exclude<Standing, 'off'>): TimeRead {
  if (read.kind === 'doubt' || standing === 'on') return read;
  if (standing === 'elsewhere') return read.kind === 'none' ? doubt('elsewhere', []) : read;
  return doubt(standing === 'depends' ? 'depends' : 'may_be_off', choicesOf(read));
}

/** The times that a message may mean. */
export function choicesOf(read: TimeRead) {
  if (read.kind === 'doubt') return read.doubt.choices;
  return read.kind === 'at' ? [{ at: read.at.toISOString(), words: read.words }] : [];
}
