import { isCancelled } from './event-details.ts';
import { endOf, type FeedEvent, laterThan } from './feed-event.ts';
import { propertiesOf } from './property.ts';
import { datesIn, hasUnreadableRule, isNear, momentInSeries, type Placing, startsIn } from './starts-in.ts';
import { type CalendarTime, timeOf } from './times-in.ts';

/** A changed day of a series, usually a moved one. */
export type Moved = {
  event: FeedEvent;
  /** The moment when the series has it. */
  recurrenceId: string;
  /** Null if it can't be read: then the day isn't where the series has it either. */
  start: Date | null;
  end: Date;
  allDay: boolean;
  cancelled: boolean;
  /** Whether the change is for all days from this one on, and by how much they are moved. */
  isRange: boolean;
  shift: number;
};

/** Null if it is far from what is asked for. */
export function movedOf(
  event: FeedEvent,
  master: FeedEvent | undefined,
  { window, zones }: Placing,
): Moved | 'unreadable' | null {
  const original = timeOf(event.component, 'RECURRENCE-ID');
  if (!original) return 'unreadable';
  const [id] = propertiesOf(event.component, 'RECURRENCE-ID');
  const isRange = /^THISANDFUTURE$/i.test(id?.params.get('RANGE') ?? '');
  if (!isRange && ![original, event.start].some((time) => time && isNear(time, window))) return null;
  const series = master?.start ?? event.start;
  const at = series ? momentInSeries(original, series, zones) : zones(original);
  const cancelled = isCancelled(event.component);
  const time = inZoneOf(event.start ?? (cancelled || isUnmoved(event) ? original : null), series);
  const start = time && (event.start ? zones(time, series) : at);
  const withSeries = master !== undefined && isCancelled(master.component) && laterThan(event, master) <= 0;
  return {
    ...{ event, recurrenceId: at.toISOString(), start, isRange },
    end: time && start ? endOf(event, time, start, zones) : at,
    allDay: time?.isDate ?? false,
    cancelled: cancelled || withSeries,
    shift: start ? start.getTime() - at.getTime() : 0,
  };
}

/** Without any start, the day is where the series has it. */
function isUnmoved({ component }: FeedEvent): boolean {
  return propertiesOf(component, 'DTSTART').length === 0;
}

function inZoneOf(time: CalendarTime | null, series: CalendarTime | null): CalendarTime | null {
  if (!time || !series || time.zone !== null || time.isUtc || time.isDate) return time;
  return { ...time, zone: series.zone, isUtc: series.isUtc };
}

/**
 * Whether a series was changed after one of its days, and no longer has that day: by an exception, or, where its sequence
 * went on, by its rule.
 */
export function isOutdated(
  { event, recurrenceId }: Moved,
  master: FeedEvent | undefined,
  placing: Placing,
): boolean {
  const later = master?.start ? laterThan(master, event) : 0;
  if (!master?.start || later <= 0) return false;
  const { component, start } = master;
  const from = new Date(recurrenceId);
  const then = { ...placing, window: { from, to: new Date(from.getTime() + 1) } };
  if (datesIn(component, 'EXDATE', start, then).some((date) => Number(date) === Number(from))) return true;
  if (later < 1 || hasUnreadableRule(component) || propertiesOf(component, 'RRULE').length === 0)
    return false;
  return startsIn(component, start, then).length === 0;
}
