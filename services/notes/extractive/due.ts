import { casual } from 'chrono-node/en';
import type { Due } from '../written-notes.ts';
import { capped, limits } from './limits.ts';
import { namedDay } from './named-days.ts';

/** The day of the meeting where it took place, as chrono takes it: noon, which no change of clocks moves. */
export function dayOf(startedAt: Date, timeZone: string): Date | null {
  // Nobody meets in a year that a date of four digits can't say.
  if (!(startedAt.getTime() > 0 && startedAt.getUTCFullYear() < 9_990)) return null;
  const [year = 0, month = 1, day = 1] = calendarDay(startedAt, timeZone).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** When something is due, by the words for it; a day that has passed is none. */
export function dueIn(given: string, today: Date | null): Due | null {
  if (!today) return null;
  const text = given.slice(0, limits.quote);
  const days = chronoDays(text, today);
  const found = namedDay(text, today) ?? days.find(({ before }) => deadline.test(before)) ?? days[0] ?? null;
  if (!found || found.date < today) return null;
  return dueOn(text, found);
}

/**
 * The one day that words surely set for something, as in “by Friday”. A week, a length, a day that is only spoken of
 * (“Friday's numbers”, “not before Monday”) and two days are none.
 */
export function sureDueIn(given: string, today: Date | null): Due | null {
  if (!today) return null;
  const text = given.slice(0, limits.quote);
  const chrono = chronoDays(text, today);
  const named = namedDay(text, today);
  const isPartOf = (one: Found, other: Found) =>
    one.index < other.index + other.words.length && other.index < one.index + one.words.length;
  // “Wednesday next week” is chrono's, “the end of next week” is ours.
  const all =
    named && isVague(named.words)
      ? [...(chrono.some((one) => isPartOf(one, named)) ? [] : [named]), ...chrono]
      : [...(named ? [named] : []), ...chrono.filter((one) => !named || !isPartOf(one, named))];
  const [first] = all;
  const isSure = all.every(
    (one) => one.date >= today && isSet(text, one) && one.date.getTime() === first?.date.getTime(),
  );
  return first && isSure ? dueOn(text, first) : null;
}

/** A day that words name, as in ISO's form, passed or not. */
export interface NamedDay {
  readonly date: string;
  readonly words: string;
  readonly isPast: boolean;
}

/** Every day that a text names, in English, and in another language if its reader is given. */
export function daysIn(given: string, today: Date | null, reader: DateReader = casual): NamedDay[] {
  if (!today) return [];
  const text = given.slice(0, limits.quote);
  const named = namedDay(text, today);
  const found = [...(named ? [named] : []), ...chronoDays(text, today, casual)];
  const others = reader === casual ? [] : chronoDays(text, today, reader);
  return [...found, ...others].map((one) => ({
    date: isoDay(one.date),
    words: one.words,
    isPast: one.date < today,
  }));
}

function isVague(words: string): boolean {
  return /\bweek\b/i.test(words) && !/\bend of\b/i.test(words);
}

function isSet(text: string, { words, index }: Found): boolean {
  if ((isVague(words) && !weekday.test(words)) || /^\d{1,2}[/.-]\d{1,2}$/.test(words)) return false;
  if (/\b(?:weeks|months?|years?|days)\b/i.test(words) && !/\bend of\b/i.test(words)) return false;
  const [before, after] = [text.slice(0, index), text.slice(index + words.length)];
  if (/\b(?:since|from|after|last|of|not|than) (?:the )?$/i.test(before.slice(-24))) return false;
  if (/\bnot (?:by|before|on) (?:the )?$/i.test(before.slice(-24))) return false;
  // “The Friday report”, “Friday's numbers” only name one.
  if (/^['’]/.test(after)) return false;
  return !(
    /\b(?:the|a|our|my|your) $/i.test(before.slice(-6)) &&
    /^ \p{L}/u.test(after) &&
    !/\d/.test(words)
  );
}

function dueOn(text: string, found: Found): Due {
  return { date: isoDay(found.date), words: capped(withPreposition(text, found), limits.due) };
}

interface Found {
  readonly date: Date;
  readonly words: string;
  readonly index: number;
}

/** Words that chrono reads as dates and people say otherwise. */
const notDates = /^(?:may|march|mar|sat|sun|wed|jan|dec|second|\d{1,2}[/.-]\d{1,2})$/i;
const notDays = /^now$|^the \p{L}$|\b(?:second|minute|hour)s?\b/iu;
const weekday = /(?:mon|tues|wednes|thurs|fri|satur|sun)day/i;
const deadline = /\b(?:by|before|until|till|due(?: on)?|no later than|on)\s+(?:the\s+)?$/i;

/** Of chrono, for one language. */
export type DateReader = Pick<typeof casual, 'parse'>;

function chronoDays(text: string, today: Date, reader: DateReader = casual): (Found & { before: string })[] {
  return reader.parse(text, today, { forwardDate: true }).flatMap((result) => {
    const before = text.slice(0, result.index);
    const isDay = result.start.isCertain('day') || result.start.isCertain('weekday');
    if (!isDay || notDays.test(result.text) || isLength(result.text) || isCut(text, result)) return [];
    if (notDates.test(result.text) && !deadline.test(before)) return [];
    const { start } = result;
    const date = new Date(start.get('year') ?? 0, (start.get('month') ?? 1) - 1, start.get('day') ?? 1, 12);
    return [{ date, words: result.text, index: result.index, before }];
  });
}

/** Chrono takes “an M” of “an Müller” for a time. */
function isCut(text: string, { index, text: words }: { index: number; text: string }): boolean {
  return /^\p{Script=Latin}{2}/u.test(text.slice(index + words.length - 1));
}

/** “They need two weeks” names no day; “in two weeks” does. */
function isLength(words: string): boolean {
  return (
    /\b(?:days?|weeks?|months?|years?)$/i.test(words) &&
    !/^(?:in|within|this|next|the next) /i.test(words) &&
    !weekday.test(words)
  );
}

function withPreposition(text: string, { index, words }: Found): string {
  const before = deadline.exec(text.slice(0, index))?.[0] ?? '';
  return `${before}${words}`.trim();
}

function calendarDay(at: Date, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  } catch {
    // A zone that this machine doesn't know.
    return at.toISOString().slice(0, 10);
  }
}

/** Empty where the day isn't known. */
export function isoDay(date: Date | null): string {
  if (!date) return '';
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}
