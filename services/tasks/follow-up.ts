import { z } from 'zod';
import { isTimeZone, momentOf, periodInWords } from '../times/wall-time.ts';
import { line, paragraphs } from './input-text.ts';
import type { Found } from './ports/outcome.ts';

export const calls = ['google_meet', 'none'] as const;
export const callWords = { google_meet: 'a new Google Meet link', none: 'no call' } as const;

/** What agents say of a meeting to come. Times are what clocks there show: agents reckon offsets wrongly. */
export const followUpSchema = z.strictObject({
  title: line(200).describe('What it is called.'),
  start: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'must look like 2026-12-03T15:00')
    .refine((text) => Number.isFinite(Date.parse(`${text}Z`)), 'isn’t a valid date')
    .describe('When it begins, as clocks in time_zone show it: 2026-12-03T15:00.'),
  time_zone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .describe('IANA name.'),
  minutes: z.int().min(5).max(480).default(30).describe('How long it takes.'),
  guests: z.array(z.email().max(200)).max(20).default([]).describe('Mail addresses of those to invite.'),
  call: z.enum(calls).default('google_meet').describe('Whether it gets a Google Meet link.'),
  notes: paragraphs(4_000).optional().describe('What it is about.'),
});

export type FollowUp = z.infer<typeof followUpSchema>;

export type Appointment = { start: Date; end: Date; inWords: string; guests: string[] };

const maxAheadMs = 366 * 86_400_000;

/** When it is, or why it can't be then. */
export function appointmentOf(
  { start: wallTime, time_zone: timeZone, minutes, guests }: FollowUp,
  now: Date,
): Found<Appointment> {
  const start = momentOf(wallTime, timeZone);
  if (!start)
    return { ok: false, problem: { kind: 'time_skipped', when: wallTime.replace('T', ' '), timeZone } };
  const end = new Date(start.getTime() + minutes * 60_000);
  const inWords = periodInWords(start, end, timeZone);
  if (start <= now) return { ok: false, problem: { kind: 'time_passed', when: inWords } };
  if (start.getTime() - now.getTime() > maxAheadMs)
    return { ok: false, problem: { kind: 'time_too_far', when: inWords } };
  const once = new Map(guests.map((guest) => [guest.toLowerCase(), guest]));
  return { ok: true, value: { start, end, inWords, guests: [...once.values()] } };
}
