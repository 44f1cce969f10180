import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { HouseTurns } from '../house/ports/house-turns.ts';
import type { AgentMessage, AgentRepository, Question } from './agent-repository.ts';
import type { Claims } from './claims.ts';
import type { OAuthRepository } from './oauth-repository.ts';

/** A transaction with the agents that work in a call. */
export type AgentsUnit = Unit & {
  readonly agents: AgentRepository;
  readonly claims: Claims;
  readonly oauth: OAuthRepository;
  readonly turns: HouseTurns;
  readonly announcer: {
    /** A question of the agent, and its answer. */
    showQuestion(meeting: Meeting, question: Question): Promise<void>;
    /** Slack's time from which a question can be read in its thread; null while it surely can't. */
    questionPostedAt(question: Question): Promise<string | null>;
    /** What someone said to the agent, and whether it has it. */
    showMessage(
      meeting: Meeting,
      message: AgentMessage,
      heardBy: 'agent' | 'waiting' | 'nobody' | 'house',
    ): Promise<void>;
  };
};
