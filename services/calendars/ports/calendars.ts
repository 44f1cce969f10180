import type { Calendar, CalendarEvent, DecidedSeries, Rules, SeriesDecision } from '../calendar.ts';
import type { EventChange } from '../merge.ts';
import type { CalendarVoice } from './calendar-voice.ts';

/** A series is the same in all calendars of its person. */
type OfSeries = Pick<CalendarEvent, 'teamId' | 'userId' | 'uid'>;

/** People’s calendars and the meetings in them, inside one transaction. */
export type Calendars = {
  /** In use, oldest first. */
  of(teamId: string, userId: string): Promise<Calendar[]>;
  lock(id: string): Promise<Calendar | null>;
  add(calendar: Calendar): Promise<void>;
  /** Under its lock. Sees that it is read at its `nextReadAt`. */
  replace(before: Calendar, after: Calendar): Promise<void>;
  /** Every event that is kept of it, locked. */
  events(calendarId: string): Promise<CalendarEvent[]>;
  insertEvents(events: readonly CalendarEvent[]): Promise<void>;
  lockEvent(id: string): Promise<CalendarEvent | null>;
  replaceEvent(change: EventChange): Promise<void>;
  removeEvents(calendarId: string, endedBefore: Date | null): Promise<void>;
  /** Those that want attention now, the first few. */
  dueEvents(calendarId: string): Promise<string[]>;
  /**
   * Another event of the person’s calendars that means the same call at about the same time, and was asked or sent. Or
   * that is to be left alone, in another calendar of theirs: they declined it, or want nobody in its series, and didn't
   * say Always to the event’s own. Or the same event, where another calendar of theirs knows better that it was cancelled.
   */
  twinOf(event: CalendarEvent): Promise<CalendarEvent | null>;
  /**
   * Has its meetings wake when these rules want it: those that nobody was asked about yet, and those that other rules
   * left alone. One that began too long ago stays as it is.
   */
  applyRules(calendarId: string, rules: Rules): Promise<void>;
  /** Sees that it is read once more shortly before the start of the next meeting that someone goes to. */
  readBeforeStarts(calendarId: string): Promise<void>;
  /** Sees that its events are attended when the first of them wants it. */
  rewake(calendarId: string): Promise<void>;
  /** What its person decided for an event’s series, in whichever of their calendars. */
  series(event: OfSeries): Promise<SeriesDecision | null>;
  /** Keeps the event's title too: the series' next meeting may not be known for weeks. */
  decideSeries(event: OfSeries & Pick<CalendarEvent, 'title'>, decision: SeriesDecision): Promise<void>;
  /** All that someone decided, newest first. */
  allSeries(person: Pick<CalendarEvent, 'teamId' | 'userId'>): Promise<DecidedSeries[]>;
  /** False where it was gone. */
  dropSeries(id: string): Promise<boolean>;

  readonly voice: CalendarVoice;
};
