import { and, eq, sql } from 'drizzle-orm';
import type { PersonaRepository } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import { personaDrafts } from '../schema/personas.ts';

/** What people fill in, inside one transaction. */
export function personaDraftRows(
  tx: Executor,
  now: Date,
): Pick<PersonaRepository, 'draft' | 'keepDraft' | 'removeDraft'> {
  return {
    async draft({ teamId, userId }, id) {
      const isTheirs = and(
        eq(personaDrafts.id, id),
        eq(personaDrafts.teamId, teamId),
        eq(personaDrafts.userId, userId),
        sql`${personaDrafts.createdAt} > ${now.toISOString()}::timestamptz - interval '1 day'`,
      );
      const [row] = await tx.select().from(personaDrafts).where(isTheirs);
      if (!row) return null;
      const { createdAt: _, ...draft } = row;
      return draft;
    },
    async keepDraft(draft) {
      const { terms } = draft;
      await tx
        .insert(personaDrafts)
        .values({ ...draft, createdAt: now })
        .onConflictDoUpdate({ target: personaDrafts.id, set: { terms, createdAt: now } });
    },
    async removeDraft(id) {
      await tx.delete(personaDrafts).where(eq(personaDrafts.id, id));
    },
  };
}
