import type { Transact } from '../meetings/ports/unit.ts';
import type { Question } from './ports/agent-desk.ts';
import { type Signals, waitFor } from './signals.ts';
import type { Agent } from './visible-meetings.ts';

export type AgentQuestions = (agent: Agent, questionId: string, seconds: number) => Promise<Question | null>;

/** A question that this agent asked, as soon as it is answered or after so many seconds. */
export const questionOf =
  ({
    transact,
    signals,
    stop,
  }: {
    transact: Transact;
    signals: Signals;
    stop: AbortSignal;
  }): AgentQuestions =>
  async (agent, questionId, seconds) => {
    const mine = async () => {
      const question = await transact((unit) => unit.agents.question(questionId));
      return question?.tokenId === agent.tokenId ? question : null;
    };
    const answered = await waitFor(signals, `question:${questionId}`, seconds, stop, async () => {
      const question = await mine();
      return !question || question.answer !== null ? { question } : null;
    });
    return answered ? answered.question : mine();
  };
