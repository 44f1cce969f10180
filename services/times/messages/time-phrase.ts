import { mostChoices, type StartChoice, type StartDoubt } from '../start-doubt.ts';
import { startLimits } from '../start-limits.ts';
import { clockAt } from '../wall-time.ts';
import { daysLater, distinct, isAnywhere, momentsOf, otherHalf } from './clock-moments.ts';
import { findTimes } from './find-times.ts';
import type { FoundTime } from './found-time.ts';

export type TimeRead =
  /** Nothing to wait for: no time, or one that is now. */
  { kind: 'none' } | { kind: 'at'; at: Date; words: string } | { kind: 'doubt'; doubt: StartDoubt };

const aDay = 86_400_000;
/** Milliseconds. */
export const farthest = startLimits.plannedAtMostAhead * 1_000;
/** A date without a year that is over is read as next year's. */
const nextYear = 300 * aDay;
/** What comes again so soon is not over. */
const soonAgain = aDay / 4;

/**
 * The time that somebody in `timeZone` names in a message, if they name one. `at 3` is three in the afternoon, since
 * from one to six people at work mean that; a clock time without a day is today's, also where it is over: then the
 * card asks, as it does wherever the words leave a doubt. A day without a time is asked about too, and so are words
 * that only seem to name one: joining at once is surely not what was meant.
 */
export function readTime(text: string, now: Date, timeZone: string): TimeRead {
  const found = findTimes(text, clockAt(now, timeZone));
  const timed = found.filter(isTimed).map((time) => coming(time, now, timeZone));
  if (timed.length === 0) return untimed(found, clockAt(now, timeZone).slice(0, 10));
  const { moments, sure, anywhere, choices } = meantBy(timed, found, now, timeZone);
  const [only] = moments;
  if (!only || (moments.length === 1 && sure && isNow(only, now))) return { kind: 'none' };
  if (anywhere) return doubt('which_zone', choices);
  if (timed.some(({ ranged }) => ranged)) return doubt('range', choices);
  if (moments.length > 1) return doubt('two_times', choices);
  if (!sure) return doubt('unsure', choices);
  if (only < now || only.getTime() > now.getTime() + nextYear) return doubt('past', choices);
  if (only.getTime() > now.getTime() + farthest) return doubt('far', []);
  return { kind: 'at', at: only, words: inWords(only, timeZone) };
}

export function isTimed({ when }: FoundTime): boolean {
  return when.kind === 'clock' || when.kind === 'from_now';
}

/** Where no time is found: another day alone, a hint, or nothing. */
export function untimed(found: readonly FoundTime[], today: string): TimeRead {
  if (found.some(({ when }) => when.kind === 'day' && when.date > today)) return doubt('no_time', []);
  return found.some(({ when }) => when.kind === 'hint') ? doubt('unsure', []) : { kind: 'none' };
}

/** What the times among what was found may mean, and whether that leaves no doubt. */
export function meantBy(
  timed: readonly FoundTime[],
  found: readonly FoundTime[],
  now: Date,
  timeZone: string,
): { moments: Date[]; sure: boolean; anywhere: boolean; choices: StartChoice[] } {
  const elsewhere = otherDays(found);
  return {
    moments: distinct(timed.flatMap((time) => momentsOf(time, now, timeZone))),
    sure: timed.every((time) => time.sure) && elsewhere.length === 0,
    anywhere: timed.some((time) => isAnywhere(time, now, timeZone)),
    choices: offered([...timed, ...elsewhere], now, timeZone),
  };
}

/** The times on the other days that are named beside them: `10:00 tomorrow or Friday`. */
function otherDays(found: readonly FoundTime[]): FoundTime[] {
  const clocks = found.flatMap((time) => (time.when.kind === 'clock' ? [{ ...time, when: time.when }] : []));
  const days = found.flatMap(({ when }) => (when.kind === 'day' ? [when.date] : []));
  const others = days.filter((date) => !clocks.some(({ when }) => when.date === date));
  return others.flatMap((date) =>
    clocks.map((time): FoundTime => ({ ...time, when: { ...time.when, date, dated: 'date', later: 0 } })),
  );
}

/** What is ahead of the times that may be meant; where all are over, what may have been meant by them. */
function offered(times: readonly FoundTime[], now: Date, timeZone: string): StartChoice[] {
  const choices = (among: readonly FoundTime[]) =>
    choicesOf(distinct(among.flatMap((time) => momentsOf(time, now, timeZone))), now, timeZone);
  const ahead = choices(times);
  return ahead.length > 0 ? ahead : choices(times.flatMap(laterOf));
}

/** Within a minute, or so lately begun that people still come. */
export function isNow(moment: Date, now: Date): boolean {
  const seconds = (moment.getTime() - now.getTime()) / 1_000;
  return seconds <= startLimits.soonIsNow && seconds >= -startLimits.joinAtMostLate;
}

/** Of a time that is over the one to come, where nobody means another: midnight, and at 23:55 `at 00:15`. */
function coming(time: FoundTime, now: Date, timeZone: string): FoundTime {
  const { when, half } = time;
  const isOver = (at: Date) => at < now && !isNow(at, now);
  if (when.kind !== 'clock' || when.dated !== 'not' || !momentsOf(time, now, timeZone).every(isOver))
    return time;
  const next = { ...time, when: daysLater(when, 1) };
  const isMidnight = when.time === '00:00' && !half;
  const isSoon = (at: Date) => at.getTime() - now.getTime() < soonAgain;
  return isMidnight || momentsOf(next, now, timeZone).every(isSoon) ? next : time;
}

/** What may have been meant by a time that is over: the evening where it was half a day's, the next day, the next week. */
function laterOf(time: FoundTime): FoundTime[] {
  const { when, half } = time;
  if (when.kind !== 'clock' || when.dated === 'date' || when.dated === 'from_today') return [];
  if (when.dated === 'weekday') return [{ ...time, when: daysLater(when, 7) }];
  const next = { ...time, when: daysLater(when, 1) };
  return half ? [{ ...time, when: otherHalf(when) }, next] : [next];
}

function choicesOf(moments: readonly Date[], now: Date, timeZone: string): StartChoice[] {
  return moments
    .filter((at) => at > now && at.getTime() <= now.getTime() + farthest)
    .slice(0, mostChoices)
    .map((at) => ({ at: at.toISOString(), words: inWords(at, timeZone) }));
}

/** `Thu 3 Dec, 15:00 (Berlin)`, for a button. */
export function inWords(moment: Date, timeZone: string): string {
  const shown = { timeZone, weekday: 'short', day: 'numeric', month: 'short' } as const;
  // Whether a comma follows the weekday differs from one version of ICU to the next.
  const day = moment.toLocaleDateString('en-GB', shown).replace(',', '');
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return `${day}, ${clockAt(moment, timeZone).slice(11, 16)} (${place})`;
}

export function doubt(why: StartDoubt['why'], choices: readonly StartChoice[]): TimeRead {
  return { kind: 'doubt', doubt: { why, choices } };
}
