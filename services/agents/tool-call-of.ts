import type { Transact } from '../meetings/ports/unit.ts';
import { isToolCallFinished, type ToolCall } from '../tasks/tool-call.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent } from './visible-meetings.ts';

export type ToolCallOfDeps = {
  transact: Transact<AgentsUnit>;
  look: (toolCallId: string) => Promise<ToolCall | null>;
  /** Whether the agent's person still sees a meeting. */
  sees: (agent: Agent, meetingId: string) => Promise<boolean>;
  signals: Signals;
  /** Aborted when the process stops. */
  stop: AbortSignal;
};

/** A tool call that this agent asked for, as soon as it is over or after so many seconds; to others it doesn't exist. */
export const toolCallOf =
  ({ transact, look, sees, signals, stop }: ToolCallOfDeps) =>
  async (agent: Agent, toolCallId: string, seconds: number): Promise<ToolCall | null> => {
    const mine = async () => {
      const toolCall = await look(toolCallId);
      const isTheirs = toolCall?.tokenId === agent.tokenId && (await sees(agent, toolCall.meetingId));
      return isTheirs ? toolCall : null;
    };
    const topic = `toolCall:${toolCallId}`;
    const toolCall = await asSoonAsOver(signals, topic, seconds, stop, mine, isToolCallFinished);
    // What a tool found outside is others' words too.
    if (toolCall?.effect === 'reads' && isToolCallFinished(toolCall)) {
      const { teamId, tokenId } = agent;
      await transact((unit) => unit.agents.markRead(teamId, toolCall.meetingId, tokenId));
    }
    return toolCall;
  };
