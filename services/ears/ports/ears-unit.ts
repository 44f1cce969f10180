import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Ears } from '../ears.ts';

/** What the thread is told beside the card. */
export type EarsNotice = 'waits' | 'stays';

/** Who listens in calls, inside one transaction. */
export type EarsRows = {
  /** False where the meeting has somebody already. */
  insert(ears: Ears): Promise<boolean>;
  lock(meetingId: string): Promise<Ears | null>;
  /** PikaStream has told of speech by itself: the same words would count twice. */
  isHeardElsewhere(meetingId: string): Promise<boolean>;
  /** Compare-and-set on the version, which grows; its worker is woken at its next time. */
  replace(before: Ears, after: Omit<Ears, 'version'>): Promise<Ears>;
};

export type EarsUnit = Unit & {
  readonly ears: EarsRows;
  readonly announcer: { showEars(meeting: Meeting, ears: Ears, notice: EarsNotice): Promise<void> };
};
