import ICAL from 'ical.js';
import { detailsOf, type EventDetails } from './event-details.ts';
import type { FeedRead, Occurrence, Window } from './occurrence.ts';
import { parseCalendars } from './parse-calendars.ts';
import { sliceFeed } from './slice-feed.ts';
import { type Budget, momentInSeries, startsIn } from './starts-in.ts';
import { createZones, timeIn, type Zones } from './zones.ts';

const maxOccurrences = 2_000;
/** Occurrences of series that are worked out, with a call or without. */
const maxTimes = 50_000;
const dayMs = 86_400_000;

export type FeedOptions = {
  /** For times without a zone, if the calendar names none. */
  timeZone?: string;
  /** Leaves out events without a call that we can join. */
  onlyCalls?: boolean;
  /** The calendar owner's. */
  email?: string | null;
};

/**
 * The occurrences of a feed in a window: without exceptions, moved ones at their new time, cancelled ones marked. Ignores
 * `RANGE=THISANDFUTURE` (RFC 5545, 3.2.13), since Google, Outlook and Apple split a series instead.
 */
export function occurrencesIn(feed: string, window: Window, options: FeedOptions = {}): FeedRead {
  const slices = sliceFeed(feed, window);
  if (!slices.ok) return slices;
  const calendars = parseCalendars(slices);
  if (!calendars) return { ok: false, problem: 'not_a_calendar' };
  const budget = { left: maxTimes };
  const found = calendars.flatMap((calendar) => placedIn(calendar, window, options, budget));
  if (budget.left < 0) return { ok: false, problem: 'too_big' };
  found.sort((one, other) => one.start.getTime() - other.start.getTime());
  const rest = found[maxOccurrences];
  const until = rest && rest.start < window.to ? rest.start : window.to;
  const kept = rest ? found.filter(({ start }) => start < until).slice(0, maxOccurrences) : found;
  return { ok: true, occurrences: kept.map(occurrenceOf), until };
}

/** `details` is read once for all occurrences. */
type Event = { uid: string; component: ICAL.Component; details: () => EventDetails };
type Placed = { event: Event; recurrenceId: string; start: Date; end: Date; allDay: boolean };

function placedIn(calendar: ICAL.Component, window: Window, options: FeedOptions, budget: Budget): Placed[] {
  const zones = createZones(calendar, options.timeZone ?? 'UTC');
  const events = calendar.getAllSubcomponents('vevent').map((one) => eventOf(one, options.email ?? null));
  const wanted = options.onlyCalls ? ({ details }: Event) => details().call !== null : () => true;
  return [...Map.groupBy(events, ({ uid }) => uid).values()].flatMap((same) => {
    const master = same.filter(isMaster).reduce<Event | undefined>(newest, undefined);
    const moved = new Map<string, Placed>();
    for (const event of same) {
      const one = guarded(() => movedOf(event, master, zones));
      if (one && isNewest(event, moved.get(one.recurrenceId)?.event)) moved.set(one.recurrenceId, one);
    }
    const regular = (master && guarded(() => timesOf(master, window, zones, budget))) ?? [];
    const others = [...moved.values()].filter(
      (one) => isWithin(one.start, window) || isWithin(new Date(one.recurrenceId), window),
    );
    return [...regular.filter(({ recurrenceId }) => !moved.has(recurrenceId)), ...others].filter(
      ({ event }) => wanted(event),
    );
  });
}

function eventOf(component: ICAL.Component, email: string | null): Event {
  let known: EventDetails | undefined;
  const uid = String(component.getFirstPropertyValue('uid') ?? unnamed(component))
    .slice(0, 500)
    .toWellFormed();
  return { uid, component, details: () => (known ??= detailsOf(component, email)) };
}

/** Exchange publishes events without a UID: the first start and the title tell them apart. */
function unnamed(component: ICAL.Component): string {
  const [start, title] = ['dtstart', 'summary'].map((name) => component.getFirstPropertyValue(name));
  return `${start} ${title}`;
}

function isMaster({ component }: Event): boolean {
  return !component.hasProperty('recurrence-id');
}

/** Some exports contain an event twice; the later revision wins (RFC 5545, 3.8.7.4). */
function newest(before: Event | undefined, event: Event): Event {
  return before && !isNewest(event, before) ? before : event;
}

function isNewest(event: Event, before: Event | undefined): boolean {
  return !before || sequenceOf(event) >= sequenceOf(before);
}

function sequenceOf({ component }: Event): number {
  return Number(component.getFirstPropertyValue('sequence')) || 0;
}

/** A changed occurrence of a series, usually a moved one. */
function movedOf(event: Event, master: Event | undefined, zones: Zones): Placed | null {
  const original = timeIn(event.component.getFirstProperty('recurrence-id'));
  if (!original) return null;
  const start = master && timeIn(master.component.getFirstProperty('dtstart'));
  const moment = start ? momentInSeries(original, start, zones) : zones(original);
  return placed(event, zones, moment.toISOString());
}

function timesOf(event: Event, window: Window, zones: Zones, budget: Budget): Placed[] {
  const first = placed(event, zones, '');
  const start = timeIn(event.component.getFirstProperty('dtstart'));
  if (!first || !start) return [];
  const repeats = event.component.hasProperty('rrule') || event.component.hasProperty('rdate');
  if (!repeats) return isWithin(first.start, window) ? [first] : [];
  const length = first.end.getTime() - first.start.getTime();
  return startsIn(event.component, start, window, zones, budget).map((at) => ({
    ...first,
    recurrenceId: at.toISOString(),
    start: at,
    end: new Date(at.getTime() + length),
  }));
}

/** Leaves out an event that can't be read, and keeps the others. */
function guarded<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function placed(event: Event, zones: Zones, recurrenceId: string): Placed | null {
  const time = timeIn(event.component.getFirstProperty('dtstart'));
  if (!time) return null;
  const start = zones(time);
  return { event, recurrenceId, start, end: endOf(event, start, time.isDate, zones), allDay: time.isDate };
}

function endOf({ component }: Event, start: Date, allDay: boolean, zones: Zones): Date {
  const end = timeIn(component.getFirstProperty('dtend'));
  if (end) return new Date(Math.max(zones(end).getTime(), start.getTime()));
  const duration = guarded(() => component.getFirstPropertyValue('duration'));
  if (duration instanceof ICAL.Duration)
    return new Date(start.getTime() + Math.max(0, duration.toSeconds()) * 1_000);
  return new Date(start.getTime() + (allDay ? dayMs : 0));
}

function isWithin(moment: Date, { from, to }: Window): boolean {
  return moment >= from && moment < to;
}

function occurrenceOf({ event, recurrenceId, start, end, allDay }: Placed): Occurrence {
  return { uid: event.uid, recurrenceId, start, end, allDay, ...event.details() };
}
