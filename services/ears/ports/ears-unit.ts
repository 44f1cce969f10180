import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { DeletionProblem, EarsDeletion } from '../deletions/deletion.ts';
import type { Ears } from '../ears.ts';

/** What the thread is told beside the card. */
export type EarsNotice = 'waits' | 'stays';

/** Who listens in calls, inside one transaction. */
export type EarsRows = {
  /** False where the meeting has somebody already. */
  insert(ears: Ears): Promise<boolean>;
  lock(meetingId: string): Promise<Ears | null>;
  /** PikaStream has told something of the call: one of its doors is open. */
  isTold(meetingId: string): Promise<boolean>;
  /** PikaStream has told of speech on its own: the same words would count twice. */
  isHeardElsewhere(meetingId: string): Promise<boolean>;
  /** Something was pushed; `isDue`: its worker has to look at once. It isn't the worker's, so the version stays. */
  notePush(meetingId: string, isDue: boolean): Promise<void>;
  /** Compare-and-set on the version, which grows; its worker is woken at its next time. */
  replace(before: Ears, after: Omit<Ears, 'version'>): Promise<Ears>;
};

/** What services are to delete, inside one transaction. */
export type EarsDeletions = {
  /** Has the service of a bot that is known asked, once. */
  add(ears: Ears): Promise<void>;
  lock(meetingId: string): Promise<EarsDeletion | null>;
  postpone(deletion: EarsDeletion, to: Pick<EarsDeletion, 'attempts' | 'nextRunAt'>): Promise<void>;
  remove(deletion: EarsDeletion): Promise<void>;
};

export type EarsUnit = Unit & {
  readonly ears: EarsRows;
  readonly earsDeletions: EarsDeletions;
  readonly announcer: {
    showEars(meeting: Meeting, ears: Ears, notice: EarsNotice): Promise<void>;
    /** Says that a service still has what was forgotten here, and what a person can do. */
    showKept(meeting: Meeting, deletion: EarsDeletion, problem: DeletionProblem): Promise<void>;
  };
};
