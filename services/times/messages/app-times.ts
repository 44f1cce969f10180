import { clockAt } from '../wall-time.ts';
import { distinct } from './clock-moments.ts';
import { findTimes } from './find-times.ts';
import { markedTimes } from './message-words.ts';
import { doubt, farthest, inWords, isNow, isTimed, meantBy, type TimeRead, untimed } from './time-phrase.ts';

/**
 * The start of the event that a calendar app tells of. Apps write for machines too: Slack's date marks are exact and
 * come first, then `starts in 10 minutes`, then clock times, of which a period's start counts.
 */
export function readAppTime(text: string, now: Date, timeZone: string): TimeRead {
  const marked = distinct(markedTimes(text));
  // A start and its end, or the one start.
  if (marked[0]) return starting(soonest(marked, now), now, timeZone);
  const found = findTimes(text, clockAt(now, timeZone));
  const soon = found.map(({ when }) => when).find((when) => when.kind === 'from_now');
  if (soon) return starting(new Date(now.getTime() + soon.milliseconds), now, timeZone);
  const { moments, sure, anywhere, choices } = meantBy(found.filter(isTimed), found, now, timeZone);
  const [only] = moments;
  if (!only) return untimed(found, clockAt(now, timeZone).slice(0, 10));
  if (anywhere) return doubt('which_zone', choices);
  if (moments.length > 1) return doubt('two_times', choices);
  return sure ? starting(only, now, timeZone) : doubt('unsure', choices);
}

/** What has ended is not joined without a question. */
function starting(at: Date, now: Date, timeZone: string): TimeRead {
  if (isNow(at, now)) return { kind: 'none' };
  if (at.getTime() > now.getTime() + farthest) return doubt('far', []);
  return at > now ? { kind: 'at', at, words: inWords(at, timeZone) } : doubt('past', []);
}

/** Of several: the first that has not been over for long; a post may also name when it was changed. */
function soonest(moments: readonly Date[], now: Date): Date {
  const sorted = moments.toSorted((a, b) => a.getTime() - b.getTime());
  const next = sorted.find((at) => at > now || isNow(at, now));
  return next ?? sorted[0] ?? now;
}
