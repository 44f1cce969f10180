import { isCancelled } from './event-details.ts';
import { endOf, type FeedEvent, laterThan } from './feed-event.ts';
import { isOutdated, type Moved, movedOf } from './moved-days.ts';
import type { Window } from './occurrence.ts';
import { propertiesOf } from './property.ts';
import { hasUnreadableRule, isNear, lengthsOfPeriods, type Placing, startsIn } from './starts-in.ts';
import { timeOf } from './times-in.ts';

/** Days of a series that were moved together went no further. */
const maxShiftMs = 31 * 86_400_000;

/** One occurrence of an event. `cancelled`: with its series. */
export type Placed = {
  event: FeedEvent;
  recurrenceId: string;
  start: Date;
  end: Date;
  allDay: boolean;
  cancelled: boolean;
};

/** What became of the events of one UID. `unreadable`: those of which something isn't known. */
export type Series = { placed: Placed[]; unreadable: FeedEvent[] };

/** The occurrences of the events of one UID: a single event, or a series with its changed days. */
export function placeSeries(events: readonly FeedEvent[], placing: Placing): Series {
  const { window } = placing;
  const master = masterOf(events);
  const unreadable = master && (!master.start || hasUnreadableRule(master.component)) ? [master] : [];
  const moved = new Map<string, Moved>();
  for (const event of events) {
    if (event === master || !isChangedDay(event)) continue;
    const one = movedOf(event, master, placing);
    if (one === 'unreadable' || one?.start === null) unreadable.push(event);
    if (one === null || one === 'unreadable' || isOutdated(one, master, placing)) continue;
    const before = moved.get(one.recurrenceId);
    if (!before || laterThan(event, before.event) >= 0) moved.set(one.recurrenceId, one);
  }
  const isOurs = (one: Placed) => isWithin(one.start, window) || isWithin(new Date(one.recurrenceId), window);
  const changed = [...moved.values()].filter((one): one is Moved & Placed => one.start !== null);
  const regular = regularOf(master, changed, placing).filter(
    ({ recurrenceId, start }) => !moved.has(recurrenceId || start.toISOString()),
  );
  return { placed: [...regular, ...changed.filter(isOurs)], unreadable };
}

function isChangedDay({ component }: FeedEvent): boolean {
  return propertiesOf(component, 'RECURRENCE-ID').length > 0;
}

/** The series, or the single event; a changed day of which nobody can tell which one it is counts as one. */
function masterOf(events: readonly FeedEvent[]): FeedEvent | undefined {
  const nameless = (event: FeedEvent) => !timeOf(event.component, 'RECURRENCE-ID');
  return newest(events.filter((event) => !isChangedDay(event))) ?? newest(events.filter(nameless));
}

/** Some exports contain an event twice; the later revision wins. */
function newest(events: readonly FeedEvent[]): FeedEvent | undefined {
  return events.reduce<FeedEvent | undefined>(
    (before, event) => (before && laterThan(event, before) < 0 ? before : event),
    undefined,
  );
}

function regularOf(
  master: FeedEvent | undefined,
  changed: readonly (Moved & Placed)[],
  placing: Placing,
): Placed[] {
  if (!master?.start) return [];
  const { component, start: time } = master;
  const { window, zones } = placing;
  const repeats = ['RRULE', 'RDATE'].some((name) => propertiesOf(component, name).length > 0);
  if (!repeats && !isNear(time, window)) return [];
  const start = zones(time);
  const end = endOf(master, time, start, zones);
  const allDay = time.isDate;
  const first = { event: master, recurrenceId: '', start, end, allDay, cancelled: isCancelled(component) };
  if (!repeats) return isWithin(start, window) ? [first] : [];
  const shifts = changed.filter(({ isRange, shift }) => isRange && Math.abs(shift) <= maxShiftMs);
  const furthest = shifts.reduce((most, { shift }) => Math.max(most, Math.abs(shift)), 0);
  const wide = { from: later(window.from, -furthest), to: later(window.to, furthest) };
  const wider = { ...placing, window: wide };
  const lengths = lengthsOfPeriods(component, time, wider);
  const usual = end.getTime() - start.getTime();
  return startsIn(component, time, wider)
    .map((at) => occurring({ ...first, end: later(start, lengths.get(Number(at)) ?? usual) }, at, shifts))
    .filter((one) => isWithin(one.start, window));
}

/** An occurrence as the series has it, or as it was changed for all days from one on (RFC 5545, 3.2.13). */
function occurring(first: Placed, at: Date, shifts: readonly (Moved & Placed)[]): Placed {
  const recurrenceId = at.toISOString();
  const before = shifts.filter((one) => one.recurrenceId <= recurrenceId);
  const shift = before.reduce<(Moved & Placed) | undefined>(
    (one, other) => (one && one.recurrenceId > other.recurrenceId ? one : other),
    undefined,
  );
  const { start, end, event, cancelled } = shift ?? first;
  const from = later(at, shift?.shift ?? 0);
  const to = later(from, end.getTime() - start.getTime());
  return { ...first, ...{ event, recurrenceId, cancelled, start: from, end: to } };
}

function isWithin(moment: Date, { from, to }: Window): boolean {
  return moment >= from && moment < to;
}

function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
