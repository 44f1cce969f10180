import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Fact } from '../../memory/fact.ts';
import { fingerprintOf } from '../../memory/fingerprint.ts';
import type { Facts } from '../../memory/ports/facts.ts';
import type { Executor } from '../executor.ts';
import { countFacts, toldFacts } from '../queries/told-facts.ts';
import { facts } from '../schema/memory.ts';
import { assignments, withoutWordsOfFact } from '../table-entry.ts';
import { askAged } from './aged-facts.ts';
import { factColumns, factOf, rowOf } from './fact-row.ts';

/** Facts inside one transaction. `wereForgotten` is told which have no words any more. */
export function factRows(
  tx: Executor,
  now: Date,
  wereForgotten: (ids: readonly string[]) => Promise<void> = async () => {},
): Facts {
  return {
    ...toldFacts(tx),
    count: countFacts(tx),
    async lock(id) {
      const [row] = await tx.select(factColumns).from(facts).where(eq(facts.id, id)).for('update');
      return row ? factOf(row) : null;
    },
    async insert(...all) {
      if (all.length > 0) await tx.insert(facts).values(all.map(rowOf));
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(facts)
        .set(values)
        .where(and(eq(facts.id, before.id), eq(facts.version, before.version)))
        .returning({ id: facts.id });
      if (written.length === 0) throw new Error(`Fact ${before.id} changed under its lock`);
    },
    async findKept(fact) {
      const [row] = await tx
        .select(factColumns)
        .from(facts)
        .where(and(isSame(fact), eq(facts.state, 'kept')))
        .limit(1);
      return row ? factOf(row) : null;
    },
    async decided(all) {
      const rows = await decidedLike(tx, all);
      const known = new Set(
        rows.flatMap(({ words, quoted }) => [words, ...(quoted === null ? [] : [quoted])]),
      );
      const isKnown = (fact: Fact) => {
        const { fingerprint, quoteFingerprint } = rowOf(fact);
        return known.has(fingerprint) || (quoteFingerprint != null && known.has(quoteFingerprint));
      };
      return new Set(all.filter(isKnown).map(({ id }) => id));
    },
    async withdrawProposed(meetingId) {
      await tx.delete(facts).where(and(eq(facts.meetingId, meetingId), eq(facts.state, 'proposed')));
    },
    askAged: (meeting, audience, most) => askAged(tx, now, meeting, audience, most),
    async forget(id, by) {
      const { rows } = await tx.execute<{ id: string }>(sql`
        with recursive chain as (
          select id from facts where id = ${id}
          union select f.id from facts f join chain c on f.superseded_by = c.id
        )
        update facts set version = version + 1, decided_by = ${by}, decided_at = ${now.toISOString()}::timestamptz,
          ${assignments(withoutWordsOfFact)} where id in (select id from chain) returning id`);
      await wereForgotten(rows.map((row) => row.id));
    },
    async markUsed(ids) {
      if (ids.length > 0)
        await tx
          .update(facts)
          .set({ lastUsedAt: now })
          .where(inArray(facts.id, [...ids]));
    },
  };
}

/** What people decided of the same words, or of what was made of the same quotes. */
async function decidedLike(tx: Executor, all: readonly Fact[]) {
  const [first] = all;
  if (!first) return [];
  const rows = all.map(rowOf);
  const quotes = rows.flatMap(({ quoteFingerprint }) => quoteFingerprint ?? []);
  const words = rows.map(({ fingerprint }) => fingerprint);
  return tx
    .select({ words: facts.fingerprint, quoted: facts.quoteFingerprint })
    .from(facts)
    .where(
      and(
        eq(facts.teamId, first.teamId),
        ne(facts.state, 'proposed'),
        or(inArray(facts.fingerprint, words), inArray(facts.quoteFingerprint, quotes)),
      ),
    );
}

/** The same for the same readers, about the same person: its fingerprint says all of it. */
function isSame({ teamId, audience, about, text }: Fact): SQL | undefined {
  return and(eq(facts.teamId, teamId), eq(facts.fingerprint, fingerprintOf(audience, about, text)));
}
