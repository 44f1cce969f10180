import { and, eq, sql } from 'drizzle-orm';
import type { Lease, Leases } from '../../meetings/ports/leases.ts';
import type { Executor } from '../executor.ts';
import { leases } from '../schema/processes.ts';
import { withRetry } from '../transaction.ts';

const from = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`;

/**
 * Leases by the database's clock, so a process with a wrong clock has no advantage. Each statement is retried: a lost
 * connection mustn't leave a lease that nobody uses. `holder` is the process, with whose life they end (`process-life.ts`).
 */
export function createLeases(db: Executor, holder: string): Leases {
  return {
    async acquire(name, seconds) {
      const [row] = await withRetry(() =>
        db
          .insert(leases)
          .values({ name, holder, fence: 1, heldUntil: from(seconds) as unknown as Date })
          .onConflictDoUpdate({
            target: leases.name,
            set: { holder, fence: sql`${leases.fence} + 1`, heldUntil: from(seconds) },
            setWhere: sql`${leases.heldUntil} <= clock_timestamp()`,
          })
          .returning({ fence: leases.fence }),
      );
      return row ? { name, fence: row.fence } : null;
    },
    async renew(lease, seconds) {
      const renewed = await withRetry(() =>
        db
          .update(leases)
          .set({ heldUntil: from(seconds) })
          .where(and(isMine(lease), sql`${leases.heldUntil} > clock_timestamp()`))
          .returning({ fence: leases.fence }),
      );
      return renewed.length > 0;
    },
    async release(lease) {
      await withRetry(() =>
        db.update(leases).set({ heldUntil: sql`clock_timestamp()` }).where(isMine(lease)),
      );
    },
  };
}

/** Whether this holder still has the lease, checked in the transaction that is about to write. */
export async function holdsLease(tx: Executor, lease: Lease): Promise<boolean> {
  const rows = await tx
    .select({ fence: leases.fence })
    .from(leases)
    .where(and(isMine(lease), sql`${leases.heldUntil} > clock_timestamp()`))
    .for('share');
  return rows.length > 0;
}

/** The same as a condition of another statement. */
export function isHeld(lease: Lease) {
  return sql`exists (select 1 from ${leases} where ${isMine(lease)} and ${leases.heldUntil} > clock_timestamp())`;
}

function isMine(lease: Lease) {
  return and(eq(leases.name, lease.name), eq(leases.fence, lease.fence));
}
