import type { Component } from './components.ts';
import { detailsOf, type EventDetails } from './event-details.ts';
import { propertiesOf, textOf } from './property.ts';
import { type CalendarTime, readDuration, timeOf } from './times-in.ts';
import type { Zones } from './zones.ts';

const dayMs = 86_400_000;
const maxUidChars = 500;

/** An event of a feed. `details` is read once for all its occurrences. */
export type FeedEvent = {
  uid: string;
  component: Component;
  /** Null if it can't be read. */
  start: CalendarTime | null;
  details: () => EventDetails;
};

export function eventOf(component: Component, email: string | null): FeedEvent {
  let known: EventDetails | undefined;
  const start = timeOf(component, 'DTSTART');
  const uid = textOf(component, 'UID').trim() || unnamed(component, start);
  return {
    uid: uid.slice(0, maxUidChars).toWellFormed(),
    ...{ component, start },
    details: () => (known ??= detailsOf(component, email)),
  };
}

/** Exchange publishes events without a UID: the first start and the title tell them apart. */
function unnamed(component: Component, start: CalendarTime | null): string {
  const shown = start ? new Date(start.wall).toISOString().slice(0, start.isDate ? 10 : 19) : '';
  return `${shown}${start?.isUtc ? 'Z' : ''} ${textOf(component, 'SUMMARY')}`;
}

/** An end without a zone is in that of the start; one that can't be read, or is before the start, is the start. */
export function endOf({ component }: FeedEvent, time: CalendarTime, start: Date, zones: Zones): Date {
  const end = timeOf(component, 'DTEND');
  if (end) return new Date(Math.max(zones(end, time).getTime(), start.getTime()));
  const [duration] = propertiesOf(component, 'DURATION');
  return new Date(start.getTime() + (duration ? readDuration(duration.value) : time.isDate ? dayMs : 0));
}

/** Whether an event is a later revision than another: above zero (RFC 5545, 3.8.7.4; when they are equal, by their times). */
export function laterThan({ component: one }: FeedEvent, { component: other }: FeedEvent): number {
  const sequence = (event: Component) => Number.parseInt(textOf(event, 'SEQUENCE'), 10) || 0;
  const later = sequence(one) - sequence(other);
  if (later !== 0) return later;
  for (const name of ['LAST-MODIFIED', 'DTSTAMP']) {
    const [mine, others] = [timeOf(one, name), timeOf(other, name)];
    if (mine && others && mine.wall !== others.wall) return Math.sign(mine.wall - others.wall) / 2;
  }
  return 0;
}
