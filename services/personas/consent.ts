import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';

export type ConsentOutcome = { kind: 'agreed' | 'refused' } | { kind: 'gone' } | { kind: 'not_yours' };

/** What the person says for whom a persona speaks; a no archives it. */
export const decideConsent =
  (transact: Transact<PersonasUnit>) =>
  async ({ teamId, userId }: Actor, personaId: string, agrees: boolean): Promise<ConsentOutcome> =>
    transact(async ({ personas }) => {
      const persona = await personas.lock(teamId, personaId);
      if (!persona || persona.archivedAt) return { kind: 'gone' };
      if (persona.standsInFor !== userId) return { kind: 'not_yours' };
      await (agrees ? personas.agree(persona) : personas.archive(persona, userId));
      return { kind: agrees ? 'agreed' : 'refused' };
    });
