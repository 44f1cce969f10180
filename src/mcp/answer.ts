import type { AgentRefusal } from '../../services/agents/refusal.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import { readable } from '../../services/common/readable.ts';
import type { ProposalRefusal } from '../../services/meetings/proposal.ts';
import { agentRefusals } from '../../services/slack/words/reasons/agents.ts';
import { sayReason, wordsFor } from '../../services/slack/words/reasons/reason.ts';
import { toolProblems } from '../../services/slack/words/reasons/tools.ts';
import type { RequestProblem } from '../../services/tasks/request-problem.ts';
import type { ToolProblem } from '../../services/tasks/tool-problem.ts';
import type { AgentUseCases, Seen } from './agent-use-cases.ts';

export type ToolAnswer = {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
};

/**
 * As text and as structured content: clients read one or the other. A model would read what nobody in the call or the
 * thread can see, and do what it says.
 */
export function answer(value: Record<string, unknown>): ToolAnswer {
  const text = JSON.stringify(value, (_, one) => (typeof one === 'string' ? readable(one) : one), 1);
  return { content: [{ type: 'text', text }], structuredContent: JSON.parse(text) };
}

export type Refusal = AgentRefusal | ProposalRefusal | RequestProblem | ToolProblem;

const refusals = { ...toolProblems, ...agentRefusals };

/** A refusal's code, and its words: what an agent can act on. */
export function refusalIn(refusal: Refusal): { code: Refusal['kind']; says: string } {
  return { code: refusal.kind, says: sayReason(wordsFor(refusals, refusal, undefined)) };
}

/** An expected failure. */
export function failure(refusal: Refusal): ToolAnswer {
  return { ...answer(refusalIn(refusal)), isError: true };
}

export const noMeeting = failure({ kind: 'no_meeting' });
export const slackSilent = failure({ kind: 'slack_silent' });

/** Too much at once: nothing was done, and when there is room again. */
export function tooOften(what: 'calls' | 'cards' | 'reports' | 'searches', waitMs: number): ToolAnswer {
  return failure({ kind: 'too_often', what, waitMs });
}

/** Runs `work` on a meeting that the agent's person may see. `look`: how it is found; without it, the agent works on it. */
export async function withMeeting(
  useCases: AgentUseCases,
  agent: Agent,
  id: string,
  work: (seen: Seen) => Promise<ToolAnswer>,
  look: AgentUseCases['meeting'] = useCases.meeting,
): Promise<ToolAnswer> {
  const seen = await look(agent, id);
  if (seen === 'unknown') return slackSilent;
  return seen ? work(seen) : noMeeting;
}
