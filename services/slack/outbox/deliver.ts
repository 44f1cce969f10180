import type { Lease } from '../../meetings/ports/leases.ts';
import { nextDue, nextSendable, queueState } from '../../store/rows/outbox-queue.ts';
import { postDocument, removeFromSlack } from './deliver-document.ts';
import { edit } from './deliver-edit.ts';
import { post, postEphemeral } from './deliver-post.ts';
import { type DeliverDeps, type Delivery, leaseSeconds } from './delivery.ts';
import { type OutboxRow, readRow } from './outbox-row.ts';
import { isWithoutWords, takeBack } from './take-back.ts';

/**
 * Sends what waits for one channel, one message at a time, until nothing may be sent now. A post is sent at most once:
 * when its answer was lost, or the process died before it came, the message is looked up by its metadata first.
 */
export const deliverQueue = (given: DeliverDeps) => {
  const deps: Delivery = { ...given, plainTeams: new Set(), namelessTeams: new Map() };
  return async (teamId: string, queue: string, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`queue:${teamId}:${queue}`, leaseSeconds);
    if (!lease) return;
    deps.failpoint('slack.lease-taken');
    let waitMs: number;
    try {
      waitMs = await sendAll(deps, teamId, queue, lease, signal);
    } finally {
      await deps.leases.release(lease);
    }
    // Waited for without a worker: a few busy channels would otherwise hold up all others.
    if (waitMs > 0) return deps.wakeQueueIn(teamId, queue, waitMs);
    await wakeWhenDue(deps, teamId, queue);
  };
};

/** Answers the milliseconds until the channel takes its next message; 0 when none waits for that. */
async function sendAll(
  deps: Delivery,
  teamId: string,
  queue: string,
  lease: Lease,
  signal: AbortSignal,
): Promise<number> {
  while (!signal.aborted) {
    const state = await queueState(deps.db, teamId, queue);
    const row = await nextSendable(deps, teamId, queue, state.lastWasThrottled);
    if (!row || (state.pausedUntil && state.pausedUntil > row.now)) return 0;
    const message = readRow(row);
    const waitMs = untilTurnMs(message, state.postedAt, deps.postEveryMs);
    if (waitMs > 0) return waitMs;
    if (!(await deps.leases.renew(lease, leaseSeconds))) return 0;
    await send(deps, message, lease);
  }
  return 0;
}

async function send(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.kind === 'ephemeral') return postEphemeral(deps, row, lease);
  if (row.kind === 'removal') return removeFromSlack(deps, row, lease);
  if (row.posted && !isWithoutWords(row)) return edit(deps, row, row.posted, lease);
  const to = { channelId: row.root?.channelId ?? row.queue, threadTs: row.threadTs ?? row.root?.ts ?? null };
  if (isWithoutWords(row)) return takeBack(deps, row, to, lease);
  return row.kind === 'message' ? post(deps, row, to, lease) : postDocument(deps, row, to, lease);
}

/** Milliseconds until the channel takes its next write; ephemeral messages and ordinary edits don't wait. */
function untilTurnMs(row: OutboxRow, postedAt: Date | null, postEveryMs: number): number {
  const isOrdinaryEdit = row.posted && !row.throttled;
  if (row.kind === 'ephemeral' || isOrdinaryEdit || !postedAt) return 0;
  return Math.max(0, postedAt.getTime() + postEveryMs - row.now.getTime());
}

/** Messages that came while the lease was held found it taken, and messages that must wait are due later. */
async function wakeWhenDue(deps: Delivery, teamId: string, queue: string): Promise<void> {
  const due = await nextDue(deps.db, teamId, queue);
  if (!due) return;
  const { pausedUntil } = await queueState(deps.db, teamId, queue);
  const at = pausedUntil && pausedUntil > due.at ? pausedUntil : due.at;
  const soonMs = at.getTime() - due.now.getTime();
  if (soonMs > 0 && soonMs < 1_000) return deps.wakeQueueIn(teamId, queue, soonMs);
  await deps.wakeQueue(teamId, queue, at);
}
