import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { NotesDesk } from '../../notes/ports/notes-desk.ts';
import type { Changed } from '../changed.ts';
import type { Holidays } from '../holidays/holidays.ts';
import type { Schedule } from '../schedule.ts';
import type { Brief } from './brief.ts';
import type { HolidayDesk } from './holiday-desk.ts';
import type { Schedules } from './schedules.ts';

/** A transaction with a channel's standups. */
export type StandupsUnit = Unit & {
  readonly schedules: Schedules;
  readonly holidays: HolidayDesk;
  /** What is still open from the last occurrence. */
  readonly notes: Pick<NotesDesk, 'of'>;
  readonly announcer: {
    /** Asks in a standup's thread what there is for it, and shows who has written something. */
    showBrief(meeting: Meeting, brief: Brief): Promise<void>;
    /** Tells a channel what was decided about one of its standups. */
    showSchedule(changed: Changed): Promise<void>;
    /** Tells a channel that its holidays were set or removed. */
    tellHolidays(change: { kind: 'set' | 'removed'; holidays: Holidays }, by: string): Promise<void>;
    /** Tells whoever set a standup up that it is paused, since its channel takes no posts. */
    tellUnreachable(schedule: Schedule, error: string): Promise<void>;
    /** Says in one message that occurrences were missed, however many. */
    tellMissed(schedule: Schedule, missed: { first: Date; count: number; next: Date | null }): Promise<void>;
  };
};
