import type { HouseTurns } from '../../agents/house/ports/house-turns.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { ToolCalls } from '../../tasks/ports/tool-calls.ts';
import type { ToolCall } from '../../tasks/tool-call.ts';
import type { WorkThread } from './thread-status.ts';

type Rows = { meetings: Unit['meetings']; toolCalls: ToolCalls; turns: HouseTurns };

/** The same rows; what changes how the work in a thread stands is told, in the same transaction. */
export function tellingStatus(
  { meetings, toolCalls, turns }: Rows,
  tell: (thread: WorkThread) => Promise<void>,
): Rows {
  const tellOf = async (meetingId: string) => {
    const meeting = await meetings.lock(meetingId);
    if (meeting) await tell(threadOf(meeting));
  };
  return {
    meetings: {
      ...meetings,
      async replace(before, after, event) {
        await meetings.replace(before, after, event);
        // Nobody is sent before that.
        if (before.state !== after.state && after.checkingSince) await tell(threadOf(after));
      },
    },
    toolCalls: {
      ...toolCalls,
      async insert(toolCall) {
        await toolCalls.insert(toolCall);
        if (waits(toolCall)) await tellOf(toolCall.meetingId);
      },
      async replace(before, after) {
        await toolCalls.replace(before, after);
        if (waits(before) !== waits(after)) await tellOf(after.meetingId);
      },
    },
    turns: {
      ...turns,
      async insert(turn) {
        const isNew = await turns.insert(turn);
        if (isNew) await tell(turn);
        return isNew;
      },
      async replace(before, after) {
        const replaced = await turns.replace(before, after);
        if (before.state !== after.state) await tell(replaced);
        return replaced;
      },
    },
  };
}

function waits({ state }: ToolCall): boolean {
  return state === 'awaiting_approval';
}

function threadOf({ id, teamId, channelId, threadTs }: Meeting): WorkThread {
  return { teamId, channelId, threadTs, meetingId: id };
}
