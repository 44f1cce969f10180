import { asc, eq } from 'drizzle-orm';
import type { Shares } from '../../notes/ports/shares.ts';
import type { Executor } from '../executor.ts';
import { recapShares } from '../schema/shares.ts';

export function shareRows(tx: Executor, now: Date): Shares {
  return {
    of: sharesOf(tx),
    async add({ id: meetingId, teamId }, share) {
      const added = await tx
        .insert(recapShares)
        .values({ meetingId, teamId, ...share, sharedAt: now })
        .onConflictDoNothing()
        .returning({ channelId: recapShares.channelId });
      return added.length > 0;
    },
  };
}

export const sharesOf =
  (tx: Executor): Shares['of'] =>
  (meetingId) =>
    tx
      .select({ channelId: recapShares.channelId, sharedBy: recapShares.sharedBy })
      .from(recapShares)
      .where(eq(recapShares.meetingId, meetingId))
      .orderBy(asc(recapShares.sharedAt), asc(recapShares.channelId));
