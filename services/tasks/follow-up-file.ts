import ical from 'ical-generator';
import type { Appointment, FollowUp } from './follow-up.ts';

/** An event that any calendar takes (RFC 5545). It invites nobody; whom to invite is said in its notes. */
export function calendarFile(
  { title, notes }: FollowUp,
  { start, end, guests }: Appointment,
  { id, now }: { id: string; now: Date },
): string {
  const calendar = ical({ prodId: { company: 'Stand-in', product: 'Stand-in', language: 'EN' } });
  const invited = guests.length > 0 ? `To invite: ${guests.join(', ')}` : '';
  const description = [notes, invited].filter(Boolean).join('\n\n');
  calendar.createEvent({ id, stamp: now, start, end, summary: title, description });
  return `${calendar.toString()}\r\n`;
}

/** `Pricing, round two` is `pricing-round-two.ics`. */
export function calendarFileName(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return `${words.join('-').slice(0, 60).replace(/-$/, '') || 'follow-up'}.ics`;
}
