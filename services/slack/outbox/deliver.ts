import type { Lease } from '../../meetings/ports/leases.ts';
import { document, removal } from './deliver-document.ts';
import { edit } from './deliver-edit.ts';
import { post, whisper } from './deliver-post.ts';
import type { DeliverDeps, Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox-rows.ts';
import { laneOf, nextDue, nextRow } from './outbox-turns.ts';

/** Seconds: longer than a look-up and a post may take, short enough to be back within a minute after a crash. */
const laneLease = 30;

/**
 * Sends what waits for one channel, oldest first, one at a time, until nothing may go out now. A post goes out at most
 * once: when its answer was lost, or we died before hearing it, it is looked up by its metadata first.
 */
export const deliverLane = (given: DeliverDeps) => {
  const deps: Delivery = { ...given, plainTeams: new Set() };
  return async (teamId: string, lane: string, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`lane:${teamId}:${lane}`, laneLease);
    if (!lease) return;
    deps.failpoint('slack.lease-taken');
    let wait = 0;
    try {
      while (!signal.aborted) {
        const state = await laneOf(deps.db, teamId, lane);
        const row = await nextRow(deps, teamId, lane, state.pacedLast);
        if (!row || (state.pausedUntil && state.pausedUntil > row.now)) break;
        // Waited for without a worker: a few busy channels would otherwise hold up all others.
        wait = beforeTurn(row, state.postedAt, deps.postEveryMs);
        if (wait > 0) break;
        if (!(await deps.leases.renew(lease, laneLease))) return;
        await deliverRow(deps, row, lease);
      }
    } finally {
      await deps.leases.release(lease);
    }
    if (wait > 0) return deps.wakeLaneIn(teamId, lane, wait);
    await wakeWhenDue(deps, teamId, lane);
  };
};

async function deliverRow(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.kind === 'ephemeral') return whisper(deps, row, lease);
  if (row.kind === 'file_removal') return removal(deps, row, lease);
  if (row.posted) return edit(deps, row, row.posted, lease);
  const to = { channelId: row.root?.channelId ?? row.lane, threadTs: row.threadTs ?? row.root?.ts ?? null };
  return row.kind === 'message' ? post(deps, row, to, lease) : document(deps, row, to, lease);
}

/** Milliseconds until the channel takes a next post; whispers do not wait, nor edits that come one at a time. */
function beforeTurn(row: OutboxRow, postedAt: Date | null, postEveryMs: number): number {
  const unpacedEdit = row.posted && !row.paced;
  if (row.kind === 'ephemeral' || unpacedEdit || !postedAt) return 0;
  return Math.max(0, postedAt.getTime() + postEveryMs - row.now.getTime());
}

/** What came while the lease was held found it busy; what must wait is looked at when its time comes. */
async function wakeWhenDue(deps: Delivery, teamId: string, lane: string): Promise<void> {
  const due = await nextDue(deps.db, teamId, lane);
  if (!due) return;
  const { pausedUntil } = await laneOf(deps.db, teamId, lane);
  const at = pausedUntil && pausedUntil > due.at ? pausedUntil : due.at;
  const soon = at.getTime() - due.now.getTime();
  if (soon > 0 && soon < 1_000) return deps.wakeLaneIn(teamId, lane, soon);
  await deps.wakeLane(teamId, lane, at);
}
