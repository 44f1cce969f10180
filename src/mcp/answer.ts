import type { Agent } from '../../services/agents/visible-meetings.ts';
import type { AgentUseCases, Seen } from './server.ts';

type ToolAnswer = {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
};

/** JSON both ways: clients read one or the other. */
export function answer(value: Record<string, unknown>): ToolAnswer {
  return { content: [{ type: 'text', text: JSON.stringify(value, null, 1) }], structuredContent: value };
}

/** An expected failure, in words that an agent can act on. */
export function failure(text: string): ToolAnswer {
  return { content: [{ type: 'text', text }], isError: true };
}

export const noMeeting = failure(
  'There is no such meeting, or the person you act for cannot see it. list_meetings shows those you can work on.',
);
export const slackSilent = failure('Slack does not say just now who may see what. Try again in a minute.');

/** Does something with a meeting that the agent's person may see. */
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
