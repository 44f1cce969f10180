import { casual, type ParsedResult } from 'chrono-node/en';
import { dateIn, dayOf } from './chrono-dates.ts';
import { clockTimes, type Place } from './clock-times.ts';
import { bareDay, type FoundTime } from './found-time.ts';
import { messageWords } from './message-words.ts';
import { withNumberedDays } from './numbered-days.ts';
import { readMark } from './read-mark.ts';
import { hintsAtTime } from './time-hints.ts';

/** Who names more is asked anyway. */
const mostTimes = 40;
const deadline = /\b(?:until|till|til|by|before|since|as of|due)\s*$/i;
const fromNow = /\b(?:in|within|from now|later)\b/i;

/**
 * The times in a message, in their order. `clockNow` is what clocks show its reader now, as `2026-12-03T15:00:00`.
 * Where something is left that hints at a time, none of them is sure. Pure, and quick on whatever anybody writes.
 */
export function findTimes(text: string, clockNow: string): FoundTime[] {
  const words = withNumberedDays(messageWords(text), clockNow.slice(0, 10));
  // Read as if that were UTC: what comes out is what clocks show, and no zone of this machine gets in.
  const now = new Date(`${clockNow}Z`);
  const parsed = casual.parse(words, { instant: now, timezone: 0 }, { forwardDate: true });
  const results = parsed.slice(0, mostTimes);
  const reads = results.map((result, index) => read({ words, now, result, before: results[index - 1] }));
  const found = reads.flatMap(({ times }) => times);
  if (!hintsAtTime(restOf(words, results, reads))) return found;
  const hint: FoundTime = { when: { kind: 'hint' }, ranged: false, sure: false, half: false };
  return [...found.map((time) => ({ ...time, sure: false })), hint];
}

/** `understood` also where it is no time to go in: `for 30 min`, `until 5pm`. */
type Read = { times: FoundTime[]; understood: boolean };

function restOf(words: string, results: readonly ParsedResult[], reads: readonly Read[]): string {
  const cut = results.reduceRight((rest, { index, text }, nth) => {
    const { times, understood } = reads[nth] ?? { times: [], understood: false };
    if (!understood) return rest;
    const isTime = times.some(({ when }) => when.kind !== 'day');
    return `${rest.slice(0, index)} ${isTime ? readMark : ';'} ${rest.slice(index + text.length)}`;
  }, words);
  return cut.replaceAll(/[^\S\n]+/g, ' ');
}

function read(place: Place): Read {
  const { words, now, result } = place;
  const { start, text } = result;
  if (deadline.test(words.slice(0, result.index)) || start.tags().has('casualReference/now'))
    return { times: [], understood: true };
  if (isRelative(result) && !(start.isCertain('day') && start.isCertain('hour') && !isFromNow(result)))
    return relative(result, now);
  if (!start.isCertain('hour')) return day(result, now);
  return { times: clockTimes(place), understood: !/\bnext week\b/i.test(text) || start.isCertain('weekday') };
}

function isRelative({ start }: ParsedResult): boolean {
  return ['result/relativeDateAndTime', 'result/relativeDate'].some((tag) => start.tags().has(tag));
}

/** So many minutes or hours, and not a day with a clock's time. */
function isFromNow({ start }: ParsedResult): boolean {
  return start.tags().has('result/relativeDateAndTime');
}

/** `in 20 min`; not `20 min`, which is a length, nor `20 min ago`. */
function relative({ start, text }: ParsedResult, now: Date): Read {
  const date = dateIn(start);
  if (!start.isCertain('hour') && /\bnext\b|\bafter tomorrow\b/i.test(text))
    return { times: [bareDay(date)], understood: true };
  // `a week` is left in the words: `a week from Monday`.
  if (!fromNow.test(text)) return { times: [], understood: /\bago\b|\blast\b/i.test(text) };
  if (!start.isCertain('minute')) return { times: [bareDay(date)], understood: true };
  const milliseconds = start.date().getTime() - now.getTime();
  const when = { kind: 'from_now', milliseconds } as const;
  return { times: [{ when, ranged: false, sure: true, half: false }], understood: true };
}

/** Only what nobody says by chance: `tomorrow`, `next Monday`, `3 December`; not `may`, `sat` or `2/3`. */
function day({ start, text }: ParsedResult, now: Date): Read {
  const spoken =
    /\b(?:tomorrow|tmrw?|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(text) ||
    /\b(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sun)\b/.test(text) ||
    /\d{4}-\d\d-\d\d|[a-z]{3,}\.? \d|\d(?:st|nd|rd|th)? [a-z]{3,}/i.test(text);
  const date = dateIn(start);
  if (/^today$/i.test(text.trim())) return { times: [bareDay(date)], understood: true };
  return { times: spoken && date >= dayOf(now) ? [bareDay(date)] : [], understood: spoken };
}

/** Whether words say when, in whatever zone. */
export function namesTime(text: string): boolean {
  return findTimes(text, '2026-01-01T00:00:00').some(
    ({ when }) => when.kind !== 'hint' && !(when.kind === 'day' && when.date === '2026-01-01'),
  );
}
