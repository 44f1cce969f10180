import type { Meeting } from '../../meetings/meeting.ts';
import type { KeptNotes } from '../kept-notes.ts';

/** A recap that somebody missed, and whether it may be shown by now. */
export type MissedRecap = { meeting: Pick<Meeting, 'id' | 'channelId' | 'createdAt'> } & Pick<
  KeptNotes,
  'heldBecause' | 'releasedAt'
>;

/** Digests that people want, inside one transaction. */
export type Digests = {
  /** When the next one is due, with its row locked; null for people who want none. */
  dueAt(teamId: string, userId: string): Promise<Date | null>;
  /** Wants one from now on, or the next one then. */
  set(teamId: string, userId: string, nextAt: Date): Promise<void>;
  remove(teamId: string, userId: string): Promise<void>;
  /** For the next digest of those of them who want one. */
  addMissed(meeting: Pick<Meeting, 'id' | 'teamId'>, userIds: readonly string[]): Promise<void>;
  /** Oldest first. */
  missedBy(teamId: string, userId: string): Promise<MissedRecap[]>;
  removeMissed(teamId: string, userId: string, meetingIds: readonly string[]): Promise<void>;
};

/** Who has a call in their own calendar and wants a digest: matched by the calendar's owner, never by a name. */
export type InvitedTo = (meeting: Meeting) => Promise<string[]>;
