import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import { capped, limits } from '../extractive/limits.ts';
import type { Due } from '../written-notes.ts';
import type { DraftItem } from './schemas.ts';

const day = z.iso.date();

/** When something is due. A date that is none leaves its words; a day before the meeting (`2026-11-18`) leaves nothing. */
export function dueOf(given: DraftItem['due'], meetingDay: string | null): Due | null {
  if (!given) return null;
  const words = capped(oneLine(given.words, given.words.length), limits.due);
  const date = day.safeParse(given.date?.trim()).data ?? null;
  if (date !== null && (meetingDay === null || date < meetingDay)) return null;
  if (date === null && words === '') return null;
  return { date, words: words || (date ?? '') };
}

/** The day as chrono and `dayOf` take it, in ISO's form and with its name. */
export function meetingDay(today: Date | null): { iso: string; named: string } | null {
  if (!today) return null;
  const part = (value: number) => String(value).padStart(2, '0');
  const iso = `${today.getFullYear()}-${part(today.getMonth() + 1)}-${part(today.getDate())}`;
  const name = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(today);
  return { iso, named: `${name}, ${iso}` };
}
