import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { isHeld } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** How the recap of a thread's call is doing. */
export type ThreadRecap =
  /** No call has its thread there. */
  | { kind: 'elsewhere' }
  /** An agent works in the call: it is asked instead. */
  | { kind: 'with_agent' }
  | { kind: 'not_begun' | 'running' | 'writing' | 'held' | 'forgotten' | 'none' }
  /** `page`: null until Slack told where the workspace is. */
  | { kind: 'shown'; page: string | null };

type Thread = { teamId: string; channelId: string; threadTs: string | null };

type Deps = {
  transact: Transact<NotesUnit & { agents: { hasAgent(meetingId: string): Promise<boolean> } }>;
};

/** Finds the recap of the call that a thread is about. */
export const threadRecap =
  ({ transact }: Deps) =>
  ({ teamId, channelId, threadTs }: Thread): Promise<ThreadRecap> =>
    transact(async (unit) => {
      const newest = threadTs && (await unit.meetings.inThread(teamId, channelId, threadTs));
      if (!newest) return { kind: 'elsewhere' };
      // While others' notes are waited for, early ones may stand there.
      const stands = newest.state === 'wrapping_up' && (await unit.notes.of(newest.id)) !== null;
      if (!isOver(newest) && !stands)
        return { kind: (await unit.agents.hasAgent(newest.id)) ? 'with_agent' : soFar(newest) };
      // A call that was tried again has its recap with the try that came in.
      const recorded = stands ? null : await unit.meetings.recorded(teamId, channelId, { threadTs });
      const meeting = recorded ?? newest;
      if (meeting.forgottenAt) return { kind: 'forgotten' };
      const notes = await unit.notes.of(meeting.id);
      if (!notes) return { kind: 'none' };
      return isHeld(notes)
        ? { kind: 'held' }
        : { kind: 'shown', page: await unit.announcer.pageOfRecap(meeting) };
    });

function soFar({ state, connectedAt }: Meeting): 'not_begun' | 'running' | 'writing' | 'none' {
  if (state === 'wrapping_up') return connectedAt ? 'writing' : 'none';
  return connectedAt ? 'running' : 'not_begun';
}
