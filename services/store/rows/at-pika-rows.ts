import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { AtPika, LineAtPika } from '../../memory/ports/at-pika.ts';
import type { Executor } from '../executor.ts';
import { factsAtPika } from '../schema/memory.ts';

/** What was kept at Pika too, inside one transaction. */
export function atPikaRows(tx: Executor, now: Date): AtPika {
  const { factId, keptBy, account, state, writtenAt } = factsAtPika;
  const isLine = (line: LineAtPika) => and(eq(factId, line.factId), eq(account, line.account));
  return {
    async claim({ by, ...line }) {
      // Where it isn't known whose memory has it, this account's may.
      const before = and(eq(factId, line.factId), inArray(account, [line.account, '']));
      const [row] = await tx.select({ state, at: writtenAt }).from(factsAtPika).where(before).limit(1);
      if (row) return row;
      await tx.insert(factsAtPika).values({ ...line, keptBy: by, state: 'writing', writtenAt: now });
      return null;
    },
    async settle(line, to) {
      await tx.update(factsAtPika).set({ state: to }).where(isLine(line));
    },
    async release(line) {
      await tx.delete(factsAtPika).where(isLine(line));
    },
    async among(ids) {
      if (ids.length === 0) return [];
      return tx
        .select({ factId, account, keptBy })
        .from(factsAtPika)
        .where(inArray(factId, [...ids]))
        .orderBy(asc(writtenAt), asc(account));
    },
    async hasAny(id) {
      const { rows } = await tx.execute(sql`
        with recursive chain as (
          select id from facts where id = ${id}
          union select f.id from facts f join chain c on f.superseded_by = c.id
        )
        select 1 from facts_at_pika where fact_id in (select id from chain) limit 1`);
      return rows.length > 0;
    },
  };
}
