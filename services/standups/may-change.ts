import type { PersonaRefusal } from '../meetings/ports/personas.ts';
import type { Unit } from '../meetings/ports/unit.ts';
import {
  authorize,
  memberOf,
  type NotASpender,
  type NotEntitled,
  type SpendingDeps,
  senderOf,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { StandupActor } from './outcomes.ts';

export type MayChangeDeps = SpendingDeps & { people: Pick<People, 'standing'> };

/** Why that person may not send this persona; null where they may, or there is none. */
export async function notToSend(
  unit: Unit,
  actor: StandupActor,
  personaId: string | null,
): Promise<PersonaRefusal | null> {
  if (personaId === null) return null;
  const chosen = await unit.personas.choose(actor, { id: personaId });
  return 'kind' in chosen ? chosen : null;
}

/** Full members who are in the channel change its standups; what sends someone is for those who may spend. */
export async function notToChange(
  deps: MayChangeDeps,
  actor: StandupActor,
  spends: boolean,
): Promise<NotEntitled | NotASpender | null> {
  const refusal = await authorize(actor, memberOf(deps.people, actor));
  return refusal ?? (spends ? authorize(actor, senderOf(deps, actor)) : null);
}
