import type { Meeting } from '../../meetings/meeting.ts';
import type { Task } from '../task.ts';

/** A meeting's tasks: those the call reported, and those carried out through us. */
export type TaskBoard = {
  /** Oldest first. */
  of(meeting: Pick<Meeting, 'id'>): Promise<Task[]>;
  /** The same; events that matter no more are read no more. */
  settle(meeting: Pick<Meeting, 'id'>): Promise<Task[]>;
  /** Those of `ids` not yet notified, and how many were before; marks them as notified. */
  notifyOnce(
    meeting: Pick<Meeting, 'id' | 'teamId'>,
    ids: readonly string[],
  ): Promise<{ ids: string[]; before: number }>;
};
