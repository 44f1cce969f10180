import type { Meeting } from '../meetings/meeting.ts';
import type { ToolContext } from './tool.ts';
import type { ToolCall } from './tool-call.ts';

/** What a tool is told of the tool call it is used for. */
export function contextOf(
  toolCall: Pick<ToolCall, 'id' | 'userId'>,
  { id, teamId, channelId, threadTs, callUrl }: Meeting,
  now: Date,
  signal: AbortSignal,
): ToolContext {
  return {
    toolCallId: toolCall.id,
    meeting: { id, teamId, channelId, threadTs, callUrl },
    userId: toolCall.userId,
    now,
    signal,
  };
}
