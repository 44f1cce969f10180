import type { ObjectionOutcome } from '../services/consent/decide-objection.ts';
import type { LedgerOutcome } from '../services/consent/read-ledger.ts';
import type { WhichMeeting } from '../services/notes/forget.ts';
import type { Actor } from '../services/people/actor.ts';

/** What people in calls were told and asked for. */
export type ConsentUseCases = {
  /** Of the call that somebody means, by its link or its thread. */
  ledger(actor: Actor, which: WhichMeeting): Promise<LedgerOutcome>;
  /** Somebody in the call objects: it leaves, or stays and keeps words again. */
  decide(actor: Actor, gapId: string, verb: 'leave' | 'stay'): Promise<ObjectionOutcome>;
};
