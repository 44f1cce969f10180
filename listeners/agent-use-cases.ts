import type { Connected, KeyScope } from '../services/agents/connect.ts';
import type { AskedHouse } from '../services/agents/house/ask-house.ts';
import type { ProposedOutcome } from '../services/agents/house/decide-proposed.ts';
import type { StopOutcome } from '../services/agents/house/stop-work.ts';
import type { AskedPerson, Decided } from '../services/agents/oauth/ask-person.ts';
import type { AgentToken } from '../services/agents/ports/agent-repository.ts';
import type { Said, SayOutcome } from '../services/agents/talk.ts';
import type { Actor } from '../services/people/actor.ts';
import type { NotAnAdmin, NotEntitled, Outsider } from '../services/people/authorize.ts';

/** What people say to agents, and the keys that these work with. */
export type AgentUseCases = {
  sayToAgent(said: Said): Promise<SayOutcome>;
  /** Null for who is in the channel, member or guest: a form may stand open while they leave it. */
  whyNotHere(actor: Actor): Promise<NotEntitled | Outsider | null>;
  /** A mention outside of a meeting's thread, or a DM, to the house agent; false where it's off there. */
  askHouse(asked: AskedHouse): Promise<boolean>;
  /** Whether a plain reply in a thread speaks to the house agent by name; most cost no query. */
  isForHouse(said: { channelId: string; threadTs: string; userId: string; text: string }): Promise<boolean>;
  decideProposed(actor: Actor, turnId: string, isWanted: boolean): Promise<ProposedOutcome>;
  /** Slack's own stop button in a thread. */
  stopWork(actor: Actor, threadTs: string): Promise<StopOutcome>;
  isHouseOn(place: { teamId: string; channelId: string }): Promise<boolean>;
  /** Whether a question waits in a thread; costs no query of its own. */
  isAsked(thread: { teamId: string; channelId: string; threadTs: string }): Promise<boolean>;
  answerQuestion(said: Said): Promise<boolean>;
  connect(
    owner: Pick<Actor, 'teamId' | 'userId' | 'isExternal'> & { key: string },
    scope: KeyScope,
  ): Promise<Connected>;
  /** Who asks in the browser that shows this code. */
  askPerson(
    person: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>,
    typed: KeyScope & { code: string },
  ): Promise<AskedPerson>;
  decideRequest(
    person: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>,
    requestId: string,
    isAllowed: boolean,
  ): Promise<Decided>;
  tokens(owner: { teamId: string; userId: string }): Promise<AgentToken[]>;
  revokeTokens(owner: { teamId: string; userId: string }, which: string): Promise<AgentToken[]>;
  /** Somebody else's, all of them. */
  revokeKeysOf(actor: Actor, userId: string): Promise<AgentToken[] | NotAnAdmin | Outsider>;
  /** Where agents reach us. */
  agentAddress(): string;
};
