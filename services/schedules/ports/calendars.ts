import type { Calendar, CalendarEvent, SeriesDecision } from '../calendars/calendar.ts';
import type { EventChange } from '../calendars/merge.ts';
import type { CalendarVoice } from './calendar-voice.ts';

/** People's calendars and the meetings in them, inside one transaction. */
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
  /** Another event of the person's calendars that means the same call at about the same time, and was asked or sent. */
  twinOf(event: CalendarEvent): Promise<CalendarEvent | null>;
  /** Sees that its events are attended when the first of them wants it. */
  rewake(calendarId: string): Promise<void>;
  series(calendarId: string, uid: string): Promise<SeriesDecision | null>;
  decideSeries(event: CalendarEvent, decision: SeriesDecision): Promise<void>;

  readonly voice: CalendarVoice;
};
