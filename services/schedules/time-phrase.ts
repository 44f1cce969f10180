import { mostChoices, type StartChoice, type StartDoubt } from '../meetings/start-doubt.ts';
import { timing } from '../meetings/timing.ts';
import { clockAt, momentOrNext } from '../tasks/wall-time.ts';
import { type FoundTime, findTimes } from './find-times.ts';

export type TimeRead =
  /** Nothing to wait for: no time, or one that is now. */
  { kind: 'none' } | { kind: 'at'; at: Date; words: string } | { kind: 'doubt'; doubt: StartDoubt };

const aDay = 86_400_000;
/** Plans beyond this are a calendar's business. */
export const farthest = 30 * aDay;
/** A date without a year that is over is read as next year's. */
const nextYear = 300 * aDay;

/**
 * The time that somebody in `timeZone` names in a message, if they name one. `at 3` is three in the afternoon, since
 * from one to six people at work mean that; a clock time without a day is today's, also where it is over: then the
 * card asks, as it does wherever the words leave a doubt. A day without a time is asked about too: joining at once is
 * surely not what was meant.
 */
export function readTime(text: string, now: Date, timeZone: string): TimeRead {
  const found = findTimes(text, clockAt(now, timeZone));
  const timed = found.filter(({ when }) => when.kind !== 'day');
  const [first] = timed;
  if (!first) return found.length > 0 ? doubt('no_time', []) : { kind: 'none' };

  const moments = distinct(timed.map((time) => momentOf(time, now, timeZone)));
  const [only] = moments;
  if (!only || (moments.length === 1 && first.sure && isNow(only, now))) return { kind: 'none' };
  const choices = choicesOf(moments, now, timeZone);
  if (timed.some(({ ranged }) => ranged)) return doubt('range', choices);
  if (moments.length > 1) return doubt('two_times', choices);
  if (only < now || only.getTime() > now.getTime() + nextYear)
    return doubt('past', choicesOf(laterOf(first, only), now, timeZone));
  if (only.getTime() > now.getTime() + farthest) return doubt('far', []);
  return first.sure ? { kind: 'at', at: only, words: inWords(only, timeZone) } : doubt('unsure', choices);
}

/** Within a minute, or so lately begun that people still come. */
export function isNow(moment: Date, now: Date): boolean {
  const seconds = (moment.getTime() - now.getTime()) / 1_000;
  return seconds <= timing.soonIsNow && seconds >= -timing.joinAtMostLate;
}

/** The moment of a time that was found; of one that clocks skip, the first after the gap; of one they show twice, the first. */
export function momentOf({ when }: FoundTime, now: Date, timeZone: string): Date {
  switch (when.kind) {
    case 'from_now':
      return new Date(now.getTime() + when.milliseconds);
    case 'day':
      return momentOrNext(`${when.date}T00:00`, timeZone);
    case 'clock': {
      const { offsetMinutes, date, dated, time } = when;
      if (offsetMinutes === null) return momentOrNext(`${date}T${time}`, timeZone);
      const offset = offsetMinutes * 60_000;
      const there = dated ? date : new Date(now.getTime() + offset).toISOString().slice(0, 10);
      return new Date(Date.parse(`${there}T${time}Z`) - offset);
    }
    default:
      return when satisfies never;
  }
}

/** What may have been meant by a time that is over: the evening where it was half a day's, and the next day. */
function laterOf({ when, half }: FoundTime, over: Date): Date[] {
  if (when.kind !== 'clock' || when.dated) return [];
  const evening = half ? [new Date(over.getTime() + aDay / 2)] : [];
  return [...evening, new Date(over.getTime() + aDay)];
}

export function choicesOf(moments: readonly Date[], now: Date, timeZone: string): StartChoice[] {
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

export function distinct(moments: readonly Date[]): Date[] {
  return [...new Map(moments.map((moment) => [moment.getTime(), moment])).values()];
}

export function doubt(why: StartDoubt['why'], choices: StartChoice[]): TimeRead {
  return { kind: 'doubt', doubt: { why, choices } };
}
