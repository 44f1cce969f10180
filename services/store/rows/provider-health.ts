import { eq, sql } from 'drizzle-orm';
import type { ProviderHealthLog } from '../../meetings/ports/provider-health.ts';
import { describeProblem } from '../../meetings/problem.ts';
import type { Executor } from '../executor.ts';
import { providerHealth } from '../schema/processes.ts';

const name = 'create';
const now = sql<Date>`clock_timestamp()`;

/** Only an outage counts as failing: a refused request says nothing about the next one. */
const outages = new Set(['unavailable', 'rate_limited', 'server_error', 'no_answer', 'key_refused']);

/** How asking PikaStream for sessions has gone; one row, shared by all processes. */
export function createProviderHealth(db: Executor): ProviderHealthLog {
  return {
    async read() {
      const [row] = await db.select().from(providerHealth).where(eq(providerHealth.name, name));
      return {
        failingSince: row?.failingSince ?? null,
        lastOkAt: row?.lastOkAt ?? null,
        lastProblem: row?.lastProblem ?? null,
      };
    },
    async record(problem) {
      if (problem && !outages.has(problem.kind)) return;
      const set = problem
        ? {
            failingSince: sql`coalesce(${providerHealth.failingSince}, clock_timestamp())`,
            lastProblem: describeProblem(problem),
          }
        : { failingSince: null, lastOkAt: now, lastProblem: null };
      await db
        .insert(providerHealth)
        .values({ name, ...set, ...(problem ? { failingSince: now } : {}) })
        .onConflictDoUpdate({ target: providerHealth.name, set });
    },
  };
}
