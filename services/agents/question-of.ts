import type { Transact } from '../meetings/ports/unit.ts';
import type { Question } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent } from './visible-meetings.ts';

export type AgentQuestions = (agent: Agent, questionId: string, seconds: number) => Promise<Question | null>;

/** A question that this agent asked, as soon as it is answered or after so many seconds. */
export const questionOf =
  ({
    transact,
    signals,
    stop,
  }: {
    transact: Transact<AgentsUnit>;
    signals: Signals;
    stop: AbortSignal;
  }): AgentQuestions =>
  async (agent, questionId, seconds) => {
    const mine = () =>
      transact(async (unit) => {
        const question = await unit.agents.question(questionId);
        if (question?.tokenId !== agent.tokenId) return null;
        if (isAnswered(question)) await unit.agents.markRead(agent.teamId, question.meetingId, agent.tokenId);
        return question;
      });
    return asSoonAsOver(signals, `question:${questionId}`, seconds, stop, mine, isAnswered);
  };

function isAnswered({ answer }: Question): boolean {
  return answer !== null;
}
