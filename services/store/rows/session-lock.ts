import { type SQL, sql } from 'drizzle-orm';

/**
 * Held until the transaction ends: storing events of sessions shares it, making one of them known has it alone. Always
 * in one order, so that two batches don't wait for each other.
 */
export function shareSessions(sessionIds: readonly string[]): SQL {
  return sql`select pg_advisory_xact_lock_shared(hashtext('session:' || id))
    from (select distinct value as id from jsonb_array_elements_text(${JSON.stringify(sessionIds)}::jsonb) order by 1) s`;
}

export function holdSession(sessionId: string): SQL {
  return sql`select pg_advisory_xact_lock(hashtext('session:' || ${sessionId}::text))`;
}
