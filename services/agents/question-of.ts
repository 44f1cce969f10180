import type { Transact } from '../meetings/ports/unit.ts';
import type { Question } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent, Sees } from './visible-meetings.ts';

export type AgentQuestions = (
  agent: Agent,
  ask: { meetingId: string; questionId: string },
  seconds: number,
) => Promise<Question | null | 'unknown'>;

/**
 * A question that this agent asked in a meeting that its person sees, as soon as it is answered or takes no answer any
 * more, or after so many seconds; an answer that came while the person left the channel isn't theirs.
 */
export const questionOf =
  ({
    transact,
    signals,
    sees,
    stop,
  }: {
    transact: Transact<AgentsUnit>;
    signals: Signals;
    sees: Sees;
    stop: AbortSignal;
  }): AgentQuestions =>
  async (agent, { meetingId, questionId }, seconds) => {
    const mine = () =>
      transact(async (unit) => {
        const question = await unit.agents.question(questionId);
        const isMine = question?.tokenId === agent.tokenId && question.meetingId === meetingId;
        return isMine
          ? { question, isOver: question.answer !== null || question.expiresAt <= unit.now }
          : null;
      });
    const topic = `question:${questionId}`;
    const found = await asSoonAsOver(signals, topic, seconds, stop, mine, ({ isOver }) => isOver);
    if (!found) return null;
    const { question } = found;
    if (question.answer === null) return question;
    const seen = await sees(agent, meetingId);
    if (seen !== 'yes') return seen;
    await transact((unit) => unit.agents.markRead(agent.teamId, meetingId, agent.tokenId));
    return question;
  };
