import {
  authorize,
  memberOf,
  type NotASpender,
  type NotEntitled,
  type SpendingDeps,
  spenderOf,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { StandupActor } from './outcomes.ts';

export type MayChangeDeps = SpendingDeps & { people: Pick<People, 'standing'> };

/** Full members who are in the channel change its standups; what sends someone is for those who may spend. */
export async function notToChange(
  deps: MayChangeDeps,
  actor: StandupActor,
  spends: boolean,
): Promise<NotEntitled | NotASpender | null> {
  const refusal = await authorize(actor, memberOf(deps.people, actor));
  return refusal ?? (spends ? authorize(actor, spenderOf(deps, actor.teamId)) : null);
}
