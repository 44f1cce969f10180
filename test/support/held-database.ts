import { sql } from 'drizzle-orm';
import { withRetry } from '../../services/store/transaction.ts';
import type { World } from './world.ts';

/**
 * Lets nobody read or write our tables until it is released. Works on either database. The tables are locked one after
 * the other, so work that is under way may cause a deadlock: then it begins anew.
 */
export function holdDatabase({ database }: Pick<World, 'database'>): Promise<() => Promise<void>> {
  return withRetry(async () => {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const holding = database.db.transaction(async (tx) => {
      await tx.execute(
        sql`lock table meetings, channels, slack_inbox, slack_outbox, leases in access exclusive mode`,
      );
      held.resolve();
      await released.promise;
    });
    await Promise.race([held.promise, holding]);
    return async () => {
      released.resolve();
      await holding;
    };
  });
}
