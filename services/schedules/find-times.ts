import { casual, type ParsedResult } from 'chrono-node/en';
import { messageWords } from './message-words.ts';

/** A time as somebody wrote it. */
export type FoundTime = {
  /** Milliseconds from now, or what clocks show, on a day that was named or else today; a bare day has no time. */
  when:
    | { kind: 'from_now'; milliseconds: number }
    | { kind: 'clock'; date: string; dated: boolean; time: string; offsetMinutes: number | null }
    | { kind: 'day'; date: string };
  /** The start of a period. */
  ranged: boolean;
  /** False where the words may mean something else. */
  sure: boolean;
  /** `at 3`, not `15:00`: the other half of the day may be meant. */
  half: boolean;
};

const deadline = /\b(?:until|till|til|by|before|since|as of|due)\s*$/i;
const fromNow = /\b(?:in|within|from now|later)\b/i;
const bareHour = /^(?:at|@)?\s*\d{1,2}$/i;
/** After `at 3` a noun may follow: `look at 3 bugs`. */
const ends =
  /^\s*(?:$|[^\w\s]|(?:today|tomorrow|tonight|sharp|o.?clock|on|in|for|with|please|pls|and|or|if|we|the|via|here|then|ok|guys|all|everyone|is|stand-?up|sync|meet|call|daily|retro|review|demo|planning|session|interview|kick-?off|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/i;
const alternative = /^\s*(?:or|\/)\s*(\d{1,2})(?::(\d{2}))?\s*([ap]m)?\b/i;
/** A day by its number alone, which is not read. */
const dayNumber = /\bthe \d{1,2}(?:st|nd|rd|th)\b/i;
/** `5/12` is in May or in December. */
const slashed = /\b\d{1,2}\/\d{1,2}\b/;

/**
 * The times in a message, in their order. `clockNow` is what clocks show its reader now, as `2026-12-03T15:00:00`.
 * Pure, and quick on whatever anybody writes.
 */
export function findTimes(text: string, clockNow: string): FoundTime[] {
  const words = messageWords(text);
  // Read as if that were UTC: what comes out is what clocks show, and no zone of this machine gets in.
  const now = new Date(`${clockNow}Z`);
  const results = casual.parse(words, { instant: now, timezone: 0 }, { forwardDate: true });
  return results.flatMap((result, index) => read({ words, now, result, before: results[index - 1] }));
}

type Place = { words: string; now: Date; result: ParsedResult; before: ParsedResult | undefined };

function read({ words, now, result, before }: Place): FoundTime[] {
  const { start, end, text } = result;
  const after = words.slice(result.index + text.length);
  if (deadline.test(words.slice(0, result.index)) || start.tags().has('casualReference/now')) return [];
  if (isRelative(result)) return relative(result, now);
  if (!start.isCertain('hour')) return day(result, now);

  const date = dateOf(result, before, now, words);
  const half = !start.isCertain('meridiem') && !/\b0\d/.test(text) && (start.get('hour') ?? 0) <= 12;
  const sure =
    !(bareHour.test(text.trim()) && !ends.test(after)) &&
    !dayNumber.test(words) &&
    !slashed.test(text) &&
    !/\bafter\s*$/i.test(words.slice(0, result.index));
  const offsetMinutes = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
  const clock = (hour: number, minute: number): FoundTime => ({
    when: { kind: 'clock', ...date, time: clockTime(inWorkingHours(hour, half), minute), offsetMinutes },
    ranged: Boolean(end),
    sure,
    half,
  });
  const first = clock(start.get('hour') ?? 0, start.get('minute') ?? 0);
  const [, hour, minute = '0', meridiem] = alternative.exec(after) ?? [];
  // With an am or pm of its own it is found by itself.
  if (hour === undefined || Number(hour) > 23 || meridiem) return [first];
  const afternoon = !half && start.get('meridiem') === 1 && Number(hour) < 12;
  return [first, clock(Number(hour) + (afternoon ? 12 : 0), Number(minute))];
}

/** Written without am or pm, one to six are in the afternoon, when people at work are awake. */
function inWorkingHours(hour: number, half: boolean): number {
  return half && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

function isRelative({ start }: ParsedResult): boolean {
  return ['result/relativeDateAndTime', 'result/relativeDate'].some((tag) => start.tags().has(tag));
}

/** `in 20 min`; not `20 min`, which is a length, nor `20 min ago`. */
function relative({ start, text }: ParsedResult, now: Date): FoundTime[] {
  if (!fromNow.test(text)) return [];
  if (!start.isCertain('minute')) return [bareDay(dateIn(start))];
  const milliseconds = start.date().getTime() - now.getTime();
  return [{ when: { kind: 'from_now', milliseconds }, ranged: false, sure: true, half: false }];
}

/** Only what nobody says by chance: `tomorrow`, `next Monday`, `3 December`; not `may`, `sat` or `2/3`. */
function day({ start, text }: ParsedResult, now: Date): FoundTime[] {
  const spoken =
    /\b(?:tomorrow|tmrw?|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(text) ||
    /\d{4}-\d\d-\d\d|[a-z]{3,}\.? \d|\d(?:st|nd|rd|th)? [a-z]{3,}/i.test(text);
  const date = dateIn(start);
  return spoken && date > now.toISOString().slice(0, 10) ? [bareDay(date)] : [];
}

function bareDay(date: string): FoundTime {
  return { when: { kind: 'day', date }, ranged: false, sure: true, half: false };
}

/** The day that is named, in the same breath or just before: `Wednesday, July 22 · 10:00`; else today. */
function dateOf(
  { start, text, index }: ParsedResult,
  before: ParsedResult | undefined,
  now: Date,
  words: string,
): { date: string; dated: boolean } {
  const today = now.toISOString().slice(0, 10);
  const gap = before && words.slice(before.index + before.text.length, index);
  const isHeading = before && !before.start.isCertain('hour') && gap !== undefined && /^\W{0,5}$/.test(gap);
  const named = isHeading && !isDated(start) ? before.start : start;
  if (!isDated(named)) return { date: today, dated: false };
  const date = dateIn(named);
  const onItsDay = named.get('weekday') === now.getUTCDay() && !named.isCertain('day');
  // `Mon 9:30` on a Monday is today, also when it is over.
  return { date: onItsDay && !/\bnext\b/i.test(text) ? today : date, dated: true };
}

function isDated(start: ParsedResult['start']): boolean {
  return start.isCertain('day') || start.isCertain('weekday');
}

function dateIn(start: ParsedResult['start']): string {
  const two = (unit: 'month' | 'day') => String(start.get(unit) ?? 1).padStart(2, '0');
  return `${start.get('year')}-${two('month')}-${two('day')}`;
}

function clockTime(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Whether words say when, in whatever zone. */
export function namesTime(text: string): boolean {
  return findTimes(text, '2026-01-01T00:00:00').length > 0;
}
