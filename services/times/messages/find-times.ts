import type { ParsedResult } from 'chrono-node';
import { namesDay } from './calendar-words.ts';
import { clocksOf, dateIn, dayNow } from './clock-times.ts';
import type { FoundTimes, Start } from './found-times.ts';
import { readerOf } from './languages.ts';
import { messageWords } from './message-words.ts';
import { withoutNames } from './named-by-time.ts';
import { behindLabel } from './named-zone.ts';
import { hasStrangeNeighbour } from './neighbours.ts';
import { numberedDayTag } from './parsers.ts';
import { namesHour, namesWait } from './spoken-hours.ts';
import { smellsOfTime } from './time-smells.ts';
import { blurs, deadlines } from './word-lists.ts';

/** A message with more has a doubt anyway. */
const maxTimes = 20;
const fromNow = /^(?:in|within|dans|en|em|over|tra|fra|om)\b|\b(?:from now|later)\b/i;
const vague = /\b(?:about|around|roughly|few|couple|several|unos|algunos|paar)\b/i;
/** `18 d`, `2026 m` and `21.00 s` are pieces of dates in languages that aren't read. */
const noLength = /^(?:\d+ ?[dsw]|\d{3,} ?[a-gi-z]|\d+[.,]\d\d ?(?:[a-gi-z]|[a-z]{2,}))$/i;
/** Names of days and months that are words too, `2/3` and `1.2.` */
const byChance = /^\W*(?:\d{1,2}\/\d{1,2}|\d{1,2}\.\d{1,2}\.|[a-z]{2,3}|weekend)\W*$/;
/**
 * What a message says of time. `clockNow` is what clocks show its reader, as `2026-12-03T15:00:00`. Where something is
 * left that smells of time, none of the starts is sure.
 */
export function findTimes(text: string, clockNow: string): FoundTimes {
  const words = messageWords(text);
  const unnamed = withoutNames(words);
  if (unnamed === words) return timesIn(words, clockNow);
  const found = timesIn(unnamed, clockNow);
  const isTimed = found.hint || found.starts.length > 0 || found.days.length > 0;
  return isTimed ? timesIn(words, clockNow) : found;
}

function timesIn(words: string, clockNow: string): FoundTimes {
  const tokens = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const { reader, isEnglish } = readerOf(tokens);
  // Read as if that were UTC: the results are what clocks show, and this machine's zone doesn't matter.
  const now = new Date(`${clockNow}Z`);
  const results = reader
    .parse(words, { instant: now, timezone: 0 }, { forwardDate: true })
    .filter(({ text }) => !noLength.test(text.trim()))
    .slice(0, maxTimes);
  const found: FoundTimes = { starts: [], days: [], hint: false };
  let rest = '';
  let end = 0;
  results.forEach((result, index) => {
    const part = partOf(words, results, index, now, isEnglish);
    found.starts.push(...(part.starts ?? []));
    found.days.push(...(part.days ?? []));
    found.hint ||= part.hint ?? false;
    const said = part.unread ? result.text : part.starts ? '\n' : part.days ? ' § ' : ' ; ';
    rest += words.slice(end, result.index) + said;
    found.hint ||= isStrange(words, results, index, part, now);
    end = result.index + result.text.length;
  });
  rest += words.slice(end);
  found.hint ||= found.starts.length === 0 && namesWait(words);
  found.hint ||=
    namesDay(rest) || namesHour(rest) || smellsOfTime(rest, found.starts.length + found.days.length > 0);
  return found;
}

/** Whether unknown words stand around a clock's time, or before a day. */
function isStrange(
  words: string,
  results: readonly ParsedResult[],
  nth: number,
  part: Part,
  now: Date,
): boolean {
  const [last, result, next] = [results[nth - 1], results[nth], results[nth + 1]];
  const clock = part.starts?.find((start) => start.kind === 'clock');
  const isToday = part.days?.every((day) => day === dayNow(now));
  if (!result || !(clock || part.days) || isToday) return false;
  const end = result.index + result.text.length;
  const from = last ? last.index + last.text.length : 0;
  // Small letters that chrono-node takes for a zone: `15:00 pet` is on a Friday in Croatian.
  const letters = /\d ([a-z]{2,5})$/.exec(result.text)?.[1] ?? '';
  const after = `${/^[ap]m$/.test(letters) ? '' : letters} ${behindLabel(result.text, words.slice(end, next?.index))}`;
  const before = words.slice(from, result.index);
  return hasStrangeNeighbour(before, result.text, clock ? after : '', clock?.zone.kind !== 'here');
}

/** Whether words say when. */
export function namesTime(text: string): boolean {
  const today = '2026-01-01';
  const { starts, days } = findTimes(text, `${today}T00:00:00`);
  return starts.length > 0 || days.some((day) => day !== today);
}

/** Empty: understood, and no start, as `for 30 min` or `until 5pm`. */
type Part = { starts?: Start[]; days?: string[]; hint?: boolean; unread?: boolean };

function partOf(
  words: string,
  results: readonly ParsedResult[],
  nth: number,
  now: Date,
  isEnglish: boolean,
): Part {
  const result = results[nth];
  if (!result) return {};
  const { start } = result;
  const before = /(\S+)\s*$/.exec(words.slice(0, result.index))?.[1] ?? '';
  const tags = start.tags();
  // `00 hora` of `15:00 hora de España`
  if (/[\d:.]$/.test(words.slice(0, result.index))) return { unread: true };
  if (isNotBefore(words.slice(0, result.index))) return { hint: true };
  if (deadlines.has(before.toLowerCase()) || tags.has('casualReference/now')) return {};
  if (tags.has('result/relativeDateAndTime')) return lengthOrWait(result, now, blurs.has(before));
  if (!start.isCertain('hour')) return dayOf(result, before, now);
  return { starts: clocksOf(words, results, nth, now, { before, isEnglish }) };
}

/** `not before 3pm`, `von 15 bis 16 Uhr`: what looks like an end is a start, or has one. */
function isNotBefore(before: string): boolean {
  return /(?:\b(?:not?|nicht|pas|inte|ikke|niet)|n['’]t)(?: \p{L}+){0,2} (?:before|until|till?|vor|avant|antes|prima)\s*$|\b(?:von|from|de|van) \d{1,2}(?:[:.]\d\d)?(?: ?uhr)? (?:bis|until|till?|tot|hasta|fino a)\s*$/iu.test(
    before.slice(-60),
  );
}

/** `in 20 min`; not `20 min`, which is a length, nor `20 min ago`. */
function lengthOrWait({ start, text }: ParsedResult, now: Date, isBlurred: boolean): Part {
  // `15h` may be a time.
  if (!fromNow.test(text.trim())) return { unread: /^the\b|^\d+ ?h\s*$/i.test(text) };
  const milliseconds = start.date().getTime() - now.getTime();
  return {
    starts: [{ kind: 'from_now', milliseconds, sure: !isBlurred && !vague.test(text) }],
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
  // `9 October 1500` is read as a year; a date that is over may mean another, in another order: `04/12/2026`.
  const isOver = start.isCertain('year') && date < dayNow(now);
  if ((start.get('year') ?? 0) < 2000 || (isOver && /\d/.test(text))) return { hint: true };
  if (isPartOfDay(start, text, now)) return { hint: true };
  return isSpoken && !byChance.test(text) ? { days: date >= dayNow(now) ? [date] : [] } : { unread: true };
}

/** `vanavond`: chrono-node implies the day's noon, or this hour, for a day alone. */
function isPartOfDay(start: ParsedResult['start'], text: string, now: Date): boolean {
  const hour = start.get('hour') ?? 12;
  return (hour !== 12 && hour !== now.getUTCHours()) || /^vanmiddag$/i.test(text);
}
