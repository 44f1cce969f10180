import { casual } from 'chrono-node';
import type { Due } from '../written-notes.ts';
import { capped, limits, reads } from './limits.ts';
import { namedDay } from './named-days.ts';

/** The day of the meeting where it took place, as chrono takes it: noon, which no change of clocks moves. */
export function dayOf(startedAt: Date, timeZone: string): Date | null {
  // Nobody meets in a year that a date of four digits can't say.
  if (!(startedAt.getTime() > 0 && startedAt.getUTCFullYear() < 9_990)) return null;
  const [year = 0, month = 1, day = 1] = calendarDay(startedAt, timeZone).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** When something is due, by the words for it; a day that has passed is none. */
export function dueIn(said: string, today: Date | null): Due | null {
  if (!today) return null;
  const text = capped(said, reads.sentence);
  const found = namedDay(text, today) ?? chronoDay(text, today);
  if (!found || found.date < today) return null;
  return { date: isoDay(found.date), words: capped(withPreposition(text, found), limits.due) };
}

interface Found {
  readonly date: Date;
  readonly words: string;
  readonly index: number;
}

/** Words that chrono reads as dates and people say otherwise. */
const notDates = /^(?:now|may|march|mar|sat|sun|wed|jan|dec|second|\d{1,2}[/.-]\d{1,2})$/i;
const deadline = /\b(?:by|before|until|till|due(?: on)?|no later than|on)\s+(?:the\s+)?$/i;

function chronoDay(text: string, today: Date): Found | null {
  const found = casual.parse(text, today, { forwardDate: true }).flatMap((result) => {
    const before = text.slice(0, result.index);
    const isDay = result.start.isCertain('day') || result.start.isCertain('weekday');
    if (!isDay || /\b(?:second|minute|hour)s?\b/i.test(result.text)) return [];
    if (notDates.test(result.text) && !deadline.test(before)) return [];
    const { start } = result;
    const date = new Date(start.get('year') ?? 0, (start.get('month') ?? 1) - 1, start.get('day') ?? 1, 12);
    return [{ date, words: result.text, index: result.index, isDeadline: deadline.test(before) }];
  });
  return found.find((one) => one.isDeadline) ?? found[0] ?? null;
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

function isoDay(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}
