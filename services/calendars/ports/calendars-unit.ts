import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Calendars } from './calendars.ts';

/** A transaction with people's calendars. */
export type CalendarsUnit = Unit & {
  readonly calendars: Calendars;
  /** Sees that its person is shown what goes along. */
  readonly briefs: { offer(meeting: Meeting): Promise<void> };
};
