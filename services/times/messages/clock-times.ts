import type { ParsedResult } from 'chrono-node/en';
import { dateAfter, dateIn, dayOf } from './chrono-dates.ts';
import { endsTime } from './ends-time.ts';
import { bareDay, type Dated, type FoundTime } from './found-time.ts';
import { lineOf, zoneNamed } from './named-zones.ts';
import { nextWithNumber } from './numbered-days.ts';

const bareHour = /^(?:at|@)?\s*\d{1,2}$/i;
const alternative = /^\s*(?:or|\/)\s*(\d{1,2})(?::(\d{2}))?\s*([ap]m)?\b/i;
/** A day by its number alone. */
const dayNumber =
  /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
/** `5/12` is in May or in December. */
const slashed = /(?<!\d[/-])\b(?:0?[1-9]|1[0-2])(?:\/(?:0?[1-9]|1[0-2])\b|-(?:0?[1-9]|1[0-2])-\d)/;
/** Also what chrono-node joins over the end of a sentence: `10:00. Tomorrow we ship.` */
const vague =
  /\bend of\b|\blast\b|[.!?;]\s+(?:tomorrow|today|next|on|[mtwfs][a-z]+day)\b|\b(?:the|this) (?:week|month)\b/i;

/** What chrono-node found, in its words, after what it found before. */
export type Place = { words: string; now: Date; result: ParsedResult; before: ParsedResult | undefined };

/** A clock's time, with those that are named as its alternatives, and the other days that may be meant. */
export function clockTimes({ words, now, result, before }: Place): FoundTime[] {
  const { start, end, text } = result;
  const after = words.slice(result.index + text.length);
  const date = dateOf(result, before, now, words);
  const named = /\b(?:noon|midday|midnight)\b/i.test(text);
  const half =
    !named && !start.isCertain('meridiem') && !/(?<![:.\d])0\d/.test(text) && (start.get('hour') ?? 0) <= 12;
  const sure =
    !(bareHour.test(text.trim()) && !endsTime.test(after)) &&
    !dayNumber.test(words) &&
    !slashed.test(text) &&
    !vague.test(text) &&
    !/\b(?:after|in|last)\s*$/i.test(words.slice(0, result.index)) &&
    weekdayAgrees(start);
  const at = { words, from: result.index, to: result.index + text.length, text };
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
  const zone = zoneNamed({ ...at, offset });
  const clock = (hour: number, minute: number): FoundTime => ({
    when: {
      kind: 'clock',
      ...date,
      later: /\bmidnight\b/i.test(text) && /\bto(?:day|night)\b/i.test(text) ? 1 : 0,
      time: clockTime(inWorkingHours(hour, half), minute),
      zone,
    },
    ranged: Boolean(end) && !(date.dated !== 'not' && isInvitation(at)),
    sure,
    half,
  });
  const first = clock(/\bmidnight\b/i.test(text) ? 0 : (start.get('hour') ?? 0), start.get('minute') ?? 0);
  const numbered = [
    ...onDayNumber(first, words, now),
    ...midnightAfter(first, result),
    ...nextNearer(first, result, now),
  ];
  const [, hour, minute = '0', meridiem] = alternative.exec(after) ?? [];
  // With an am or pm of its own it is found by itself.
  if (hour === undefined || Number(hour) > 23 || meridiem) return [first, ...numbered];
  const afternoon = !half && start.get('meridiem') === 1 && Number(hour) < 12;
  return [first, clock(Number(hour) + (afternoon ? 12 : 0), Number(minute)), ...numbered];
}

/** The day that `the 9th` may be, beside the reading without. */
function onDayNumber({ when }: FoundTime, words: string, now: Date): FoundTime[] {
  const [, number] = dayNumber.exec(words) ?? [];
  const date = number && nextWithNumber(Number(number), dayOf(now));
  return date && when.kind === 'clock' && when.dated === 'not' && date !== when.date ? [bareDay(date)] : [];
}

/** `tomorrow at midnight` is where that day begins, or where it ends. */
function midnightAfter({ when }: FoundTime, { text }: ParsedResult): FoundTime[] {
  if (!/\bmidnight\b/i.test(text) || when.kind !== 'clock' || when.dated === 'not' || when.later > 0)
    return [];
  return [bareDay(dateAfter(when.date, 1))];
}

/** `next Friday` on a Wednesday is in two days, or in nine. */
function nextNearer({ when }: FoundTime, { text, start }: ParsedResult, now: Date): FoundTime[] {
  if (
    when.kind !== 'clock' ||
    !start.isCertain('weekday') ||
    !/\bnext (?:mon(?!th)|tue|wed|thu|fri|sat|sun)/i.test(text)
  )
    return [];
  const nearer = dateAfter(when.date, -7);
  return nearer > dayOf(now) ? [bareDay(nearer)] : [];
}

/** Written without am or pm, one to six are in the afternoon, when people at work are awake. */
function inWorkingHours(hour: number, half: boolean): number {
  return half && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

/** The day that is named, in the same breath or just before: `Wednesday, July 22 · 10:00`; else today. */
function dateOf(
  { start, text, index }: ParsedResult,
  before: ParsedResult | undefined,
  now: Date,
  words: string,
): { date: string; dated: Dated } {
  const gap = before && words.slice(before.index + before.text.length, index);
  const isHeading = before && !before.start.isCertain('hour') && gap !== undefined && /^\W{0,5}$/.test(gap);
  const named = isHeading && datedBy(start) === 'not' ? before.start : start;
  const dated = datedBy(named);
  const onItsDay = dated === 'weekday' && named.get('weekday') === now.getUTCDay();
  // `Mon 9:30` on a Monday is today, also when it is over.
  const isToday = dated === 'not' || (onItsDay && !/\bnext\b/i.test(text));
  return { date: isToday ? dayOf(now) : dateIn(named), dated };
}

function datedBy(start: ParsedResult['start']): Dated {
  const fromToday = [...start.tags()].some((tag) =>
    /^casualReference\/(?:today|tonight|tomorrow)|^result\/relativeDate$/.test(tag),
  );
  if (fromToday) return 'from_today';
  if (start.isCertain('day')) return 'date';
  return start.isCertain('weekday') ? 'weekday' : 'not';
}

/** `Tuesday 12 October` is none where that is a Monday. */
function weekdayAgrees(start: ParsedResult['start']): boolean {
  if (!start.isCertain('weekday') || !start.isCertain('day')) return true;
  return new Date(dateIn(start)).getUTCDay() === start.get('weekday');
}

/** What is copied out of a calendar has a start and an end: `When: …`, `Wednesday, October 14 · 3:00 – 4:00pm`. */
function isInvitation(at: { words: string; from: number; to: number }): boolean {
  const line = lineOf(at);
  const isWhole = /\b[a-z]{3,9}\.? \d{1,2}, 20\d\d\b|\b\d{1,2} [a-z]{3,9} 20\d\d\b/i.test(line);
  return (
    isWhole ||
    /^\s*(?:when|time|date)\s*:/i.test(line) ||
    /[·⋅•]/.test(line) ||
    /^\s*time ?zone:/im.test(at.words)
  );
}

function clockTime(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
