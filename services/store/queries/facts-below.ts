import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Fact } from '../../memory/fact.ts';
import type { Executor } from '../executor.ts';
import { factColumns, factOf } from '../rows/fact-row.ts';
import { facts } from '../schema/memory.ts';

/** More than are ever asked about below one recap. */
const most = 8;

/** What people are asked about below a recap, and what is remembered of its call, in the order in which it was said. */
export async function factsBelow(db: Executor, meetingId: string): Promise<Fact[]> {
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(
      or(
        and(
          eq(facts.meetingId, meetingId),
          eq(facts.source, 'call'),
          inArray(facts.state, ['proposed', 'kept']),
        ),
        and(
          ...[eq(facts.askedMeetingId, meetingId), eq(facts.state, 'kept')],
          or(isNull(facts.decidedAt), lt(facts.decidedAt, facts.askedAt)),
        ),
      ),
    )
    .orderBy(
      sql`${facts.askedMeetingId} is not distinct from ${meetingId} desc`,
      asc(facts.saidAtMs),
      asc(facts.createdAt),
      asc(facts.id),
    )
    .limit(most);
  return rows.map(factOf);
}
