import type { Calendar, CalendarEvent, DecidedSeries, Rules, SeriesDecision } from '../calendar.ts';
import type { EventChange } from '../merge.ts';
import type { CalendarNotifier } from './calendar-notifier.ts';

/** A series is the same in all calendars of its owner. */
type OfSeries = Pick<CalendarEvent, 'teamId' | 'userId' | 'uid'>;

/** People’s calendars and the meetings in them, inside one transaction. */
export type Calendars = {
  /** In use, oldest first. */
  of(teamId: string, userId: string): Promise<Calendar[]>;
  lock(id: string): Promise<Calendar | null>;
  add(calendar: Calendar): Promise<void>;
  /** Call under its lock. Queues the read at `nextReadAt`. */
  replace(before: Calendar, after: Calendar): Promise<void>;
  /** All its events, locked. */
  events(calendarId: string): Promise<CalendarEvent[]>;
  insertEvents(events: readonly CalendarEvent[]): Promise<void>;
  lockEvent(id: string): Promise<CalendarEvent | null>;
  replaceEvent(change: EventChange): Promise<void>;
  removeEvents(calendarId: string, endedBefore: Date | null): Promise<void>;
  /** The first 50 events that are due. */
  dueEvents(calendarId: string): Promise<string[]>;
  /**
   * An event of the same owner that makes this one needless. Either it has the same call at about the same time, and was
   * asked about or sent to. Or it is in another calendar, and was declined or its series is *Never*, unless this event's
   * series is *Always*. Or it is the same event, and a calendar that outranks this one says that it is cancelled.
   */
  findDuplicate(event: CalendarEvent): Promise<CalendarEvent | null>;
  /**
   * Schedules events by new rules: those not asked about yet, and those that the former rules skipped. Events that began
   * more than ten minutes ago stay as they are.
   */
  applyRules(calendarId: string, rules: Rules): Promise<void>;
  /** Queues a read shortly before the next meeting that an agent joins. */
  readBeforeStarts(calendarId: string): Promise<void>;
  /** Queues the attending of its events for the earliest `nextRunAt`. */
  rewake(calendarId: string): Promise<void>;
  /** The owner's decision for an event’s series, in any of their calendars. */
  series(event: OfSeries): Promise<SeriesDecision | null>;
  /** Keeps the title too: the series' next meeting may not be known for weeks. */
  decideSeries(event: OfSeries & Pick<CalendarEvent, 'title'>, decision: SeriesDecision): Promise<void>;
  /** All of a person's decisions, newest first. */
  allSeries(person: Pick<CalendarEvent, 'teamId' | 'userId'>): Promise<DecidedSeries[]>;
  /** False if it was gone. */
  dropSeries(id: string): Promise<boolean>;

  readonly notifier: CalendarNotifier;
};
