import type { Meeting } from '../meetings/meeting.ts';
import type { ToolRun } from './run.ts';
import type { ToolContext } from './tool.ts';

/** What a tool is told of the run it is used for. */
export function contextOf(
  run: Pick<ToolRun, 'id' | 'userId'>,
  { id, teamId, channelId, threadTs, callUrl }: Meeting,
  now: Date,
  signal: AbortSignal,
): ToolContext {
  return {
    runId: run.id,
    meeting: { id, teamId, channelId, threadTs, callUrl },
    userId: run.userId,
    now,
    signal,
  };
}
