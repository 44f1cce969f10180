import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Fact } from '../../memory/fact.ts';
import type { Executor } from '../executor.ts';
import { factColumns, factOf } from '../rows/fact-row.ts';
import { facts } from '../schema/memory.ts';

/** More than are ever proposed of one call. */
const most = 6;

/** What people are asked about below a recap, and what is remembered of its call, in the order in which it was said. */
export async function factsBelow(db: Executor, meetingId: string): Promise<Fact[]> {
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(
      and(
        eq(facts.meetingId, meetingId),
        eq(facts.source, 'call'),
        inArray(facts.state, ['proposed', 'kept']),
      ),
    )
    .orderBy(asc(facts.saidAtMs), asc(facts.id))
    .limit(most);
  return rows.map(factOf);
}
