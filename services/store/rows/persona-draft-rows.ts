import { and, eq, sql } from 'drizzle-orm';
import type { PersonaRepository } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { personaDrafts } from '../schema/personas.ts';

const importLivesMs = 3_600_000;

/** What people fill in, inside one transaction. */
export function personaDraftRows(
  tx: Executor,
  jobs: Pick<Jobs, 'send'>,
  now: Date,
): Pick<PersonaRepository, 'draft' | 'keepDraft' | 'removeDraft'> {
  return {
    async draft({ teamId, userId }, id) {
      const isTheirs = and(
        eq(personaDrafts.id, id),
        eq(personaDrafts.teamId, teamId),
        eq(personaDrafts.userId, userId),
        sql`${personaDrafts.createdAt} > ${now.toISOString()}::timestamptz
          - case when ${personaDrafts.imported} is null then interval '1 day' else interval '1 hour' end`,
      );
      // Who forgets them waits, and finds what is filled in.
      const [row] = await tx.select().from(personaDrafts).where(isTheirs).for('update');
      if (!row) return null;
      const { createdAt: _, ...draft } = row;
      return draft;
    },
    async keepDraft(draft) {
      const { terms, imported } = draft;
      await tx
        .insert(personaDrafts)
        .values({ ...draft, createdAt: now })
        .onConflictDoUpdate({ target: personaDrafts.id, set: { terms, imported, createdAt: now } });
      if (imported)
        await jobs.send(tx, 'persona-import', { draftId: draft.id }, new Date(now.getTime() + importLivesMs));
    },
    async removeDraft(id) {
      await tx.delete(personaDrafts).where(eq(personaDrafts.id, id));
    },
  };
}

/** Imported texts and pictures that nobody saved within an hour. Answers whether there were any. */
export async function deleteOldImports(db: Executor): Promise<boolean> {
  const { rows } = await db.execute(sql`with gone as (
      delete from persona_drafts
      where imported is not null and created_at <= clock_timestamp() - interval '1 hour'
      returning (imported -> 'face' ->> 'pictureId')::uuid as picture_id),
    pictures as (delete from persona_pictures where persona_id is null and id in (select picture_id from gone))
    select 1 from gone`);
  return rows.length > 0;
}
