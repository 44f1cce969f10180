import { isToolCallFinished, type ToolCall } from '../tasks/tool-call.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent } from './visible-meetings.ts';

export type ToolCallOfDeps = {
  look: (toolCallId: string) => Promise<ToolCall | null>;
  signals: Signals;
  /** Aborted when the process stops. */
  stop: AbortSignal;
};

/** A tool call that this agent asked for, as soon as it is over or after so many seconds; to others it doesn't exist. */
export const toolCallOf =
  ({ look, signals, stop }: ToolCallOfDeps) =>
  async (agent: Agent, toolCallId: string, seconds: number): Promise<ToolCall | null> => {
    const mine = async () => {
      const toolCall = await look(toolCallId);
      return toolCall?.tokenId === agent.tokenId ? toolCall : null;
    };
    return asSoonAsOver(signals, `toolCall:${toolCallId}`, seconds, stop, mine, isToolCallFinished);
  };
