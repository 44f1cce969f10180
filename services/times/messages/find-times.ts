import type { ParsedResult } from 'chrono-node';
import type { ClockTime, Dated, FoundTimes, Start } from './found-times.ts';
import { readerOf } from './languages.ts';
import { messageWords } from './message-words.ts';
import { dateAfter } from './moments.ts';
import { namedZone } from './named-zone.ts';
import { numberedDayTag } from './parsers.ts';
import { smellsOfTime } from './time-smells.ts';
import { afterHour, blurs, deadlines } from './word-lists.ts';

/** A message with more has a doubt anyway. */
const maxTimes = 20;
const fromNow = /^(?:in|within|dans|en|em|over|tra|fra|om)\b|\b(?:from now|later)\b/i;
/** Names of days and months that are words too, and `2/3`. */
const byChance = /^\W*(?:\d{1,2}\/\d{1,2}|[a-z]{2,3}|weekend)\W*$/;
/** `5/12` is in May or in December. */
const ambiguousDate = /(?<![\d/-])(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])(?!\d)/;
/** `10:00. Tomorrow we ship`, `last Friday 3pm`, `the week 3pm`. */
const joinedByChance =
  /(?<!\d)[.!?;]\s+\p{L}|\d\.\s+(?:to|next|on|[mtwfs][a-z]+day)|\blast\b|\bweekend\b|\b(?:the|this) (?:week|month)\b/iu;

/**
 * What a message says of time. `clockNow` is what clocks show its reader, as `2026-12-03T15:00:00`. Where something is
 * left that smells of time, none of the starts is sure.
 */
export function findTimes(text: string, clockNow: string): FoundTimes {
  const words = messageWords(text);
  const tokens = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const { reader, words: timeWords } = readerOf(tokens);
  // Read as if that were UTC: the results are what clocks show, and this machine's zone doesn't matter.
  const now = new Date(`${clockNow}Z`);
  const results = reader
    .parse(words, { instant: now, timezone: 0 }, { forwardDate: true })
    .slice(0, maxTimes);
  const found: FoundTimes = { starts: [], days: [], hint: false };
  let rest = '';
  let end = 0;
  results.forEach((result, index) => {
    const part = partOf(words, results, index, now);
    found.starts.push(...(part.starts ?? []));
    found.days.push(...(part.days ?? []));
    found.hint ||= part.hint ?? false;
    const said = part.unread ? result.text : part.starts ? '\n' : part.days ? ' § ' : ' ; ';
    rest += words.slice(end, result.index) + said;
    end = result.index + result.text.length;
  });
  rest += words.slice(end);
  const left = rest.toLowerCase().match(/\p{L}+/gu) ?? [];
  found.hint ||=
    left.some((word) => timeWords.has(word)) ||
    smellsOfTime(rest, found.starts.length + found.days.length > 0);
  return found;
}

/** Whether words say when. */
export function namesTime(text: string): boolean {
  const today = '2026-01-01';
  const { starts, days } = findTimes(text, `${today}T00:00:00`);
  return starts.length > 0 || days.some((day) => day !== today);
}

/** Empty: understood, and no start, as `for 30 min` or `until 5pm`. */
type Part = { starts?: Start[]; days?: string[]; hint?: boolean; unread?: boolean };

function partOf(words: string, results: readonly ParsedResult[], nth: number, now: Date): Part {
  const result = results[nth];
  if (!result) return {};
  const { start } = result;
  const before = /(\S+)\s*$/.exec(words.slice(0, result.index))?.[1] ?? '';
  const tags = start.tags();
  if (deadlines.has(before.toLowerCase()) || tags.has('casualReference/now')) return {};
  if (tags.has('result/relativeDateAndTime')) return lengthOrWait(result, now, blurs.has(before));
  if (!start.isCertain('hour')) return dayOf(result, before, now);
  return { starts: clocksOf(words, results, nth, now, before) };
}

/** `in 20 min`; not `20 min`, which is a length, nor `20 min ago`. */
function lengthOrWait({ start, text }: ParsedResult, now: Date, isBlurred: boolean): Part {
  if (!fromNow.test(text.trim())) return { unread: /^the\b/i.test(text) };
  const milliseconds = start.date().getTime() - now.getTime();
  return {
    starts: [
      { kind: 'from_now', milliseconds, sure: !isBlurred && !/\b(?:about|around|roughly)\b/i.test(text) },
    ],
  };
}

function dayOf({ start, text }: ParsedResult, before: string, now: Date): Part {
  const date = dateIn(start);
  const tags = [...start.tags()];
  if (tags.some((tag) => /\/(?:tonight|evening|afternoon)$/.test(tag))) return { hint: true };
  if (tags.some((tag) => tag.endsWith('/morning')))
    return /^morning$/i.test(text.trim()) && before.toLowerCase() !== 'the'
      ? { unread: true }
      : { hint: true };
  if (tags.includes('result/relativeDate'))
    return fromNow.test(text) || /\bnext\b|\bafter\b/i.test(text)
      ? { days: [date] }
      : { unread: !/\bago\b|\blast\b/i.test(text) };
  if (tags.includes(numberedDayTag)) return /^on\b/i.test(before) ? { days: [date] } : { unread: true };
  const isSpoken = start.isCertain('day') || start.isCertain('weekday');
  // `9 October 1500` is read as a year.
  if ((start.get('year') ?? 0) < 2000) return { hint: true };
  return isSpoken && !byChance.test(text) ? { days: date >= dayNow(now) ? [date] : [] } : { unread: true };
}

function clocksOf(
  words: string,
  results: readonly ParsedResult[],
  nth: number,
  now: Date,
  before: string,
): ClockTime[] {
  const result = results[nth];
  if (!result) return [];
  const { start, text, index } = result;
  const after = words.slice(index + text.length);
  const isMidnight = start.tags().has('casualReference/midnight');
  const isNamed = isMidnight || start.tags().has('casualReference/noon');
  const half =
    !isNamed && !start.isCertain('meridiem') && !/(?<![:.\d])0\d/.test(text) && hourIn(start) <= 12;
  const day = dateOf(words, results, nth, now);
  const minute = start.get('minute') ?? 0;
  const others = otherDates(result, day, now);
  const clock = (hour: number, minutes: number): ClockTime => ({
    kind: 'clock',
    ...day,
    otherDates: others,
    time: `${two(hour % 24)}:${two(minutes)}`,
    half,
    ranged: Boolean(result.end) && !(day.dated !== 'not' && isInvitation(words, index, text.length)),
    sure: isSure(result, before, after) && others.length === 0,
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
  if (start.tags().has(numberedDayTag)) return false;
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
): { date: string; dated: Dated } {
  const { start, text, index } = results[nth] as ParsedResult;
  const heading = results[nth - 1];
  const gap = heading && words.slice(heading.index + heading.text.length, index);
  const isHeaded = heading && !heading.start.isCertain('hour') && gap !== undefined && /^\W{0,5}$/.test(gap);
  const named = isHeaded && datedBy(start) === 'not' ? heading.start : start;
  const dated = datedBy(named);
  if (start.tags().has('casualReference/midnight') && start.tags().has('casualReference/tonight'))
    return { date: dateAfter(dayNow(now), 1), dated };
  // `Mon 9:30` on a Monday is today, also when it's over.
  const onItsDay = dated === 'weekday' && named.get('weekday') === now.getUTCDay() && !/\bnext\b/i.test(text);
  return { date: dated === 'not' || onItsDay ? dayNow(now) : dateIn(named), dated };
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
  return dated === 'weekday' && /\bnext (?!week)/i.test(text) && nearer > dayNow(now) ? [nearer] : [];
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

function dateIn(start: ParsedResult['start']): string {
  return `${start.get('year')}-${two(start.get('month') ?? 1)}-${two(start.get('day') ?? 1)}`;
}

function dayNow(now: Date): string {
  return now.toISOString().slice(0, 10);
}
