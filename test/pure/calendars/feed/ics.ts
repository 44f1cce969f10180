import { readFileSync } from 'node:fs';
import { type FeedOptions, occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';

export const firstHalf = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-15T00:00:00Z') };

export function sample(name: string): string {
  return readFileSync(new URL(`samples/${name}.ics`, import.meta.url), 'utf8');
}

/** A calendar of events, each given as its lines. */
export function calendar(...events: string[]): string {
  const wrapped = events.map(
    (event) => `BEGIN:VEVENT\nDTSTAMP:20261201T080000Z\n${event.trim()}\nEND:VEVENT\n`,
  );
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n${wrapped.join('')}END:VCALENDAR\n`.replaceAll(
    '\n',
    '\r\n',
  );
}

/** What a feed has in the first half of December 2026, a line each: start, end, title, and what else is to say. */
export function listed(feed: string, options?: FeedOptions): string[] {
  const read = occurrencesIn(feed, firstHalf, options);
  if (!read.ok) return [read.problem];
  return read.occurrences.map(({ start, end, title, allDay, cancelled, call }) => {
    const day = start.toISOString().slice(5, 16).replace('T', ' ');
    const more = [allDay ? 'all day' : '', cancelled ? 'cancelled' : '', call?.key ?? ''].filter(Boolean);
    return [`${day}–${end.toISOString().slice(11, 16)} ${title}`, ...more].join(', ');
  });
}
