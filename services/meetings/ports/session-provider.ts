import type { SessionEvent } from '../../sessions/session-event.ts';
import type { Notes } from '../../sessions/session-notes.ts';
import type { FailedRequest, Problem } from '../problem.ts';
import type { SessionPhase, TopUpOffer } from '../states/events.ts';
import type { SessionSelf } from './personas.ts';

/** An expected failure is a value. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export type SessionOrder = {
  callUrl: string;
  platform: 'google_meet' | 'zoom';
  passcode: string | null;
  botName: string;
  /** Who pays attention to it: attributes the cost at PikaStream. */
  sender: string;
  channel: string;
  image: SessionSelf['image'];
  voiceId: string;
  /** Who it is, what it may do, and what it takes along. */
  systemPrompt: string;
};

/** An uncertain one may have started a session that bills. */
export type CreateOutcome = { kind: 'created'; sessionId: string } | FailedRequest;

type FeedPage = { events: SessionEvent[]; cursor: string | null; done: boolean };

/** The service that renders the agent and takes it into calls. */
export type SessionProvider = {
  /** Integer credits; may be negative. */
  balance(signal?: AbortSignal): Promise<Outcome<number>>;
  /** A checkout for the smallest product that covers `deficit` credits; null when nothing is on sale. */
  offerTopUp(deficit: number, signal?: AbortSignal): Promise<Outcome<TopUpOffer | null>>;
  create(order: SessionOrder, signal?: AbortSignal): Promise<CreateOutcome>;
  status(
    sessionId: string,
    signal?: AbortSignal,
  ): Promise<Outcome<{ phase: SessionPhase; detail: string | null }>>;
  /** Ends a session; one that is already gone counts as ended. */
  end(sessionId: string, signal?: AbortSignal): Promise<Outcome<true>>;
  /** Null where this deployment has no feed. */
  events(sessionId: string, cursor: string | null, signal?: AbortSignal): Promise<Outcome<FeedPage | null>>;
  notes(sessionId: string, signal?: AbortSignal): Promise<Outcome<Notes | 'pending' | 'absent'>>;
};
