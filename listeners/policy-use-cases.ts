import type { Decision } from '../services/meetings/decide.ts';
import type { CallListOutcome } from '../services/meetings/do-not-say/set-for-call.ts';
import type { Policy, PolicyOf } from '../services/meetings/policy/policy.ts';
import type { Actor } from '../services/people/actor.ts';
import type { NotTaken, PolicyField, PolicyOutcome } from '../services/tasks/change-policy.ts';

/** What a channel or its workspace decides in one form, and the list of one call. */
export type PolicyUseCases = {
  show(actor: Actor, of: PolicyOf): Promise<PolicyOutcome>;
  change(actor: Actor, of: PolicyOf, wanted: Policy, changed: readonly PolicyField[]): Promise<NotTaken[]>;
  /** What mustn't be said in a call and of it, a line each. */
  setForCall(decision: Decision, typed: string): Promise<CallListOutcome>;
};
