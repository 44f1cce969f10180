import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import { type NoRecap, recapOfMeeting } from './recap-of-meeting.ts';

/** How the recap of a thread's call is doing. */
export type ThreadRecap =
  /** No call has its thread there. */
  | { kind: 'elsewhere' }
  /** An agent works in the call: it is asked instead. */
  | { kind: 'with_agent' }
  | { kind: NoRecap }
  /** `page`: null until Slack told where the workspace is. */
  | { kind: 'shown'; page: string | null };

type Thread = { teamId: string; channelId: string; threadTs: string | null };

type Deps<U extends NotesUnit> = {
  transact: Transact<U>;
  /** Whether somebody's own agent hears what is said to the agent of a call. */
  isWithAgent: (unit: U, meeting: Meeting) => Promise<boolean>;
};

/** Finds the recap of the call that a thread is about. */
export const threadRecap =
  <U extends NotesUnit>({ transact, isWithAgent }: Deps<U>) =>
  ({ teamId, channelId, threadTs }: Thread): Promise<ThreadRecap> =>
    transact(async (unit) => {
      const newest = threadTs && (await unit.meetings.inThread(teamId, channelId, threadTs));
      if (!newest) return { kind: 'elsewhere' };
      const current = await recapOfMeeting(unit, newest);
      const isPending = !isOver(newest) && !['shown', 'held', 'forgotten'].includes(current.kind);
      if (isPending && (await isWithAgent(unit, newest))) return { kind: 'with_agent' };
      // A call that was tried again has its recap with the try that came in.
      const recorded = isOver(newest) ? await unit.meetings.recorded(teamId, channelId, { threadTs }) : null;
      const meeting = recorded ?? newest;
      const recap = recorded ? await recapOfMeeting(unit, recorded) : current;
      return recap.kind === 'shown'
        ? { kind: 'shown', page: await unit.announcer.pageOfRecap(meeting) }
        : { kind: recap.kind };
    });
