import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';

export type ConsentDeps = { transact: Transact<PersonasUnit>; people: Pick<People, 'kindOf'> };

export type ConsentOutcome =
  | { kind: 'agreed' | 'refused' }
  | { kind: 'gone' }
  | { kind: 'not_yours' }
  | NotEntitled
  | Outsider;

/** What the person says for whom a persona speaks; a no archives it, and is heard from anybody it stands in for. */
export const decideConsent =
  ({ transact, people }: ConsentDeps) =>
  async (actor: Actor, personaId: string, agrees: boolean): Promise<ConsentOutcome> => {
    const refusal = agrees ? await authorize(actor, insiderOf(people)) : null;
    if (refusal) return refusal;
    const { teamId, userId } = actor;
    return transact(async ({ personas }) => {
      const persona = await personas.lock(teamId, personaId);
      if (!persona || persona.archivedAt) return { kind: 'gone' };
      if (persona.standsInFor !== userId) return { kind: 'not_yours' };
      await (agrees ? personas.agree(persona) : personas.archive(persona, userId));
      return { kind: agrees ? 'agreed' : 'refused' };
    });
  };
