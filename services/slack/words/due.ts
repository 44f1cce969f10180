import type { Due } from '../../notes/written-notes.ts';
import { quote } from '../mrkdwn.ts';

/** “due Fri 27 Nov”, with the year where that isn't the year of `near`; the words of the call where they name no day. */
export function sayDue(due: Due | null, near: Date): string {
  if (!due) return '';
  const words = quote(due.words, 40);
  return due.date ? `due ${sayDay(due.date, near)}` : words && `due ${words}`;
}

/** A day as a calendar has it, the same in every zone. */
export function sayDay(date: string, near: Date): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return quote(date, 40);
  const part = (options: Intl.DateTimeFormatOptions) =>
    day.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  const year = day.getUTCFullYear();
  const ofYear = year === near.getUTCFullYear() ? '' : ` ${year}`;
  return `${part({ weekday: 'short' })} ${day.getUTCDate()} ${part({ month: 'short' })}${ofYear}`;
}
