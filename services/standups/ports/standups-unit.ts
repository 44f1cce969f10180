import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { ToldFacts } from '../../memory/ports/facts.ts';
import type { NotesRepository } from '../../notes/ports/notes-repository.ts';
import type { Changed } from '../changed.ts';
import type { Holidays } from '../holidays/holidays.ts';
import type { Standup } from '../standup.ts';
import type { HolidayRepository } from './holiday-repository.ts';
import type { StandupNews } from './standup-news.ts';
import type { StandupPrompt } from './standup-prompt.ts';
import type { StandupRepository } from './standup-repository.ts';
import type { WorkRepository } from './work-repository.ts';

/** A transaction with a channel's standups. */
export type StandupsUnit = Unit & {
  readonly standups: StandupRepository;
  readonly holidays: HolidayRepository;
  readonly work: WorkRepository;
  readonly facts: ToldFacts;
  readonly standupNews: StandupNews;
  /** Sees that who set it up is shown what goes along. */
  readonly briefs: { offer(meeting: Meeting): Promise<void> };
  /** What is still open from the last occurrence. */
  readonly notes: Pick<NotesRepository, 'of'>;
  readonly announcer: {
    /** Asks in a standup's thread what there is for it, and shows who has written something. */
    showPrompt(meeting: Meeting, brief: StandupPrompt): Promise<void>;
    /** Tells a channel what was decided about one of its standups. */
    showChange(changed: Changed): Promise<void>;
    /** Tells a channel that its holidays were set or removed. */
    tellHolidays(change: { kind: 'set' | 'removed'; holidays: Holidays }, by: string): Promise<void>;
    /** Tells the person who set a standup up that it is paused, since its channel takes no posts. */
    tellUnreachable(standup: Standup, error: string): Promise<void>;
    /** Says in one message that occurrences were missed, however many. */
    tellMissed(standup: Standup, missed: { first: Date; count: number; next: Date | null }): Promise<void>;
  };
};
