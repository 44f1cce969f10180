import { maxWaits } from '../../services/agents/agent-limits.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import type { AgentUseCases, Seen } from './agent-use-cases.ts';

export type ToolAnswer = {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
};

/** As text and as structured content: clients read one or the other. */
export function answer(value: Record<string, unknown>): ToolAnswer {
  return { content: [{ type: 'text', text: JSON.stringify(value, null, 1) }], structuredContent: value };
}

/** An expected failure, in words that an agent can act on. */
export function failure(text: string): ToolAnswer {
  return { content: [{ type: 'text', text }], isError: true };
}

export const noMeeting = failure(
  'No such meeting, or the person you act for can’t see it. list_meetings shows the ones you can work on.',
);
export const slackSilent = failure(
  'Slack isn’t responding, so I can’t check who may see this. Try again in a minute.',
);

export const tooManyWaits = failure(
  `${maxWaits} requests with this key are waiting already. Try again when one of them is answered, or without wait_seconds.`,
);

/** Too much at once: nothing was done, and when there is room again. */
export function tryAgainIn(what: string, milliseconds: number): ToolAnswer {
  const seconds = Math.ceil(milliseconds / 1_000);
  return failure(
    `${what} Nothing was done. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  );
}

export const tooManyCards = (milliseconds: number) =>
  tryAgainIn('Agents of the person you act for asked for too many cards.', milliseconds);

/** Runs `work` on a meeting that the agent's person may see. */
export async function withMeeting(
  useCases: AgentUseCases,
  agent: Agent,
  id: string,
  work: (seen: Seen) => Promise<ToolAnswer>,
): Promise<ToolAnswer> {
  const seen = await useCases.meeting(agent, id);
  if (seen === 'unknown') return slackSilent;
  return seen ? work(seen) : noMeeting;
}
