import type { Meeting } from '../meetings/meeting.ts';
import type { Transact, Unit } from '../meetings/ports/unit.ts';
import type { Segment } from '../sessions/transcript.ts';
import type { TasksUnit } from '../tasks/ports/tasks-unit.ts';
import type { Task } from '../tasks/task.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { Agent } from './visible-meetings.ts';

/** What people said, called themselves and asked for in a call. */
export type MeetingWords = { transcript: Segment[]; participants: string[]; tasks: Task[] };

export type WordsDeps<U extends Unit> = {
  transact: Transact<U>;
  /** Whether the agent's person may read what was said. */
  mayRead: (unit: U, meeting: Meeting, userId: string) => Promise<boolean>;
};

/**
 * Hands an agent what it sees of a call. Names count as words: in a call, people choose them. Whatever it gets, we keep
 * that it has read in the same transaction.
 */
export const wordsOfMeeting =
  <U extends AgentsUnit & TasksUnit>({ transact, mayRead }: WordsDeps<U>) =>
  ({ teamId, tokenId, userId }: Agent, meeting: Meeting, segments: number): Promise<MeetingWords> =>
    transact(async (unit) => {
      const mayReadSpeech = segments > 0 && (await mayRead(unit, meeting, userId));
      const transcript = mayReadSpeech ? await unit.sessions.newestSegments(meeting.id, segments) : [];
      const participants = await unit.sessions.participants(meeting);
      const tasks = await unit.tasks.of(meeting);
      const others = tasks.filter(({ id }) => !id.startsWith(`${tokenId}:`));
      if (transcript.length + participants.length + others.length > 0) {
        await unit.agents.markRead(teamId, meeting.id, tokenId);
      }
      return { transcript, participants, tasks };
    });
