import type { ParsedResult } from 'chrono-node';
import type { ClockTime, Dated } from './found-times.ts';
import { dateAfter } from './moments.ts';
import { namedZone } from './named-zone.ts';
import { numberedDayTag } from './parsers.ts';
import { afterHour, blurs } from './word-lists.ts';

/** `5/12` is in May or in December. */
const ambiguousDate = /(?<![\d/-])(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])(?!\d)/;
/** `10:00. Tomorrow we ship`, `last Friday 3pm`, `the week 3pm`. */
const joinedByChance =
  /(?<!\d)[.!?;]\s+\p{L}|\d\.\s+(?:to|next|on|[mtwfs][a-z]+day)|\blast\b|\bweekend\b|(?<!\p{L})(?:letzt|vorig|derni|pasad|passad|scors|viime)|\b(?:the|this) (?:week|month)\b/iu;
/** `next Friday` may be this week's; in other languages too. */
const nextDay = /\bnext (?!week)|(?<!\p{L})(?:nächst|kommend|volgend|prossim|proch|próxim|ensi)/iu;
/** Beside an hour of the morning they don't agree. */
const evening =
  /\b(?:vanavond|vanmiddag|avond|abend|nachmittag|soir|sera|tarde|noche|noite|night|illalla)\b/i;

/** The clock's time of a result, and one named as its alternative: `at 3 or 4`. `before`: the word in front. */
export function clocksOf(
  words: string,
  results: readonly ParsedResult[],
  nth: number,
  now: Date,
  { before, isEnglish }: { before: string; isEnglish: boolean },
): ClockTime[] {
  const result = results[nth];
  if (!result) return [];
  const { start, text, index } = result;
  const after = words.slice(index + text.length);
  const isMidnight = start.tags().has('casualReference/midnight');
  const isNamed = isMidnight || start.tags().has('casualReference/noon');
  const half =
    !isNamed && !start.isCertain('meridiem') && !/(?<![:.\d])0\d/.test(text) && hourIn(start) <= 12;
  const { hasYear, ...day } = dateOf(words, results, nth, now);
  const minute = start.get('minute') ?? 0;
  const others = otherDates(result, day, now);
  // Up to six is the afternoon where people count to twelve; in full dates and in most languages it may be either.
  const eitherHalf = half && hourIn(start) >= 1 && hourIn(start) <= 6 && (hasYear || !isEnglish);
  const clock = (hour: number, minutes: number): ClockTime => ({
    kind: 'clock',
    ...day,
    otherDates: others,
    time: `${two(hour % 24)}:${two(minutes)}`,
    half,
    eitherHalf,
    ranged: Boolean(result.end) && !(day.dated !== 'not' && isInvitation(words, index, text.length)),
    sure: isSure(result, before, after) && others.length === 0 && !eitherHalf,
    zone: namedZone(words, result, results[nth + 1]?.index ?? words.length),
  });
  const first = clock(isMidnight ? 0 : inWorkingHours(hourIn(start), half), minute);
  const [, other] = /^\s*(?:or|oder|ou|of|o|eller|\/)\s*(\d{1,2})(?![\d:]| ?[ap]m)/i.exec(after) ?? [];
  return other && Number(other) < 24 ? [first, clock(inWorkingHours(Number(other), half), 0)] : [first];
}

function isSure({ start, text }: ParsedResult, before: string, after: string): boolean {
  const isBareHour = /^(?:at|um|@)?\s*(?:\d{1,4}|[a-z]+)$/i.test(text.trim());
  if (isBareHour && !start.tags().has('casualReference/noon') && !afterHour.test(after)) return false;
  if (blurs.has(before) || joinedByChance.test(text) || ambiguousDate.test(text)) return false;
  if (start.tags().has(numberedDayTag) || (hourIn(start) < 12 && evening.test(text))) return false;
  if (start.isCertain('month') && !start.isCertain('day')) return false;
  if (!start.isCertain('weekday')) return !/\bnext week\b/i.test(text);
  return !start.isCertain('day') || start.get('weekday') === new Date(dateIn(start)).getUTCDay();
}

/** Written without am or pm, one to six are in the afternoon, when people at work are awake. */
function inWorkingHours(hour: number, half: boolean): number {
  return half && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

/** The day named with the time or just before, as in `Wednesday, July 22 · 10:00`; else today. */
function dateOf(
  words: string,
  results: readonly ParsedResult[],
  nth: number,
  now: Date,
): { date: string; dated: Dated; hasYear: boolean } {
  const { start, text, index } = results[nth] as ParsedResult;
  const heading = results[nth - 1];
  const gap = heading && words.slice(heading.index + heading.text.length, index);
  const isHeaded = heading && !heading.start.isCertain('hour') && gap !== undefined && /^\W{0,5}$/.test(gap);
  const named = isHeaded && datedBy(start) === 'not' ? heading.start : start;
  const dated = datedBy(named);
  if (start.tags().has('casualReference/midnight') && start.tags().has('casualReference/tonight'))
    return { date: dateAfter(dayNow(now), 1), dated, hasYear: false };
  // `Mon 9:30` on a Monday is today, also when it's over.
  const onItsDay = dated === 'weekday' && named.get('weekday') === now.getUTCDay() && !nextDay.test(text);
  const date = dated === 'not' || onItsDay ? dayNow(now) : dateIn(named);
  return { date, dated, hasYear: dated === 'date' && named.isCertain('year') };
}

function datedBy(start: ParsedResult['start']): Dated {
  if ([...start.tags()].some((tag) => /\/(?:today|tonight|tomorrow|relativeDate)$/.test(tag)))
    return 'from_today';
  if (start.isCertain('day')) return 'date';
  return start.isCertain('weekday') ? 'weekday' : 'not';
}

/** `next Friday` on a Wednesday may be in two days; `tomorrow at midnight` may be where that day ends. */
function otherDates(
  { start, text }: ParsedResult,
  { date, dated }: { date: string; dated: Dated },
  now: Date,
) {
  if (start.tags().has('casualReference/midnight') && dated !== 'not')
    return start.tags().has('casualReference/tonight') ? [] : [dateAfter(date, 1)];
  const nearer = dateAfter(date, -7);
  return dated === 'weekday' && nextDay.test(text) && nearer > dayNow(now) ? [nearer] : [];
}

/** A calendar's text has a start and an end: `When: …`, `Wednesday, October 14 · 3:00 – 4:00pm`. */
function isInvitation(words: string, from: number, length: number): boolean {
  const line = words.slice(words.lastIndexOf('\n', from) + 1, from + length);
  return (
    /^\s*(?:when|time|date)\s*:|[·⋅•]|\p{L}\.? \d{1,2}, 20\d\d\b|\d \p{L}{3,9} 20\d\d\b/iu.test(line) ||
    /^\s*time ?zone:/im.test(words)
  );
}

const two = (value: number) => String(value).padStart(2, '0');
const hourIn = (start: ParsedResult['start']) => start.get('hour') ?? 0;

export function dateIn(start: ParsedResult['start']): string {
  return `${start.get('year')}-${two(start.get('month') ?? 1)}-${two(start.get('day') ?? 1)}`;
}

export function dayNow(now: Date): string {
  return now.toISOString().slice(0, 10);
}
