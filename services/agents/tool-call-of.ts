import type { Transact } from '../meetings/ports/unit.ts';
import { isToolCallFinished, type ToolCall } from '../tasks/tool-call.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent, Sees } from './visible-meetings.ts';

export type ToolCallOfDeps = {
  transact: Transact<AgentsUnit>;
  look: (toolCallId: string) => Promise<ToolCall | null>;
  sees: Sees;
  signals: Signals;
  /** Aborted when the process stops. */
  stop: AbortSignal;
};

/**
 * A tool call that this agent asked for, as soon as it is over or after so many seconds; to others it doesn't exist, nor
 * to who has left its channel, before or during the wait.
 */
export const toolCallOf =
  ({ transact, look, sees, signals, stop }: ToolCallOfDeps) =>
  async (agent: Agent, toolCallId: string, seconds: number): Promise<ToolCall | null | 'unknown'> => {
    const mine = async () => {
      const toolCall = await look(toolCallId);
      return toolCall?.tokenId === agent.tokenId ? toolCall : null;
    };
    const known = await mine();
    if (!known) return null;
    const before = await sees(agent, known.meetingId);
    if (before !== 'yes') return before;
    const topic = `toolCall:${toolCallId}`;
    const toolCall = await asSoonAsOver(signals, topic, seconds, stop, mine, isToolCallFinished);
    if (toolCall && seconds > 0) {
      const after = await sees(agent, toolCall.meetingId);
      if (after !== 'yes') return after;
    }
    if (toolCall && isToolCallFinished(toolCall) && tellsOthersWords(toolCall)) {
      const { teamId, tokenId } = agent;
      await transact((unit) => unit.agents.markRead(teamId, toolCall.meetingId, tokenId));
    }
    return toolCall;
  };

/**
 * What a tool found outside is others' words too, also where its request was held and somebody sent it anyway; and so is why
 * a record wasn't changed: by now it says something else.
 */
function tellsOthersWords({ effect, kind, state, output }: ToolCall): boolean {
  const found = output !== null && (kind === 'search' || kind === 'crm');
  return effect === 'reads' || found || (kind === 'crm' && state === 'failed');
}
