import { createLines } from '../../common/lines.ts';
import type { Lease } from '../../meetings/ports/leases.ts';
import { nextDue, nextSendable } from '../../store/rows/outbox-queue.ts';
import { checkCopy } from './copies.ts';
import { postDocument, removeFromSlack } from './deliver-document.ts';
import { edit } from './deliver-edit.ts';
import { post, postEphemeral } from './deliver-post.ts';
import { react } from './deliver-reaction.ts';
import { showStatus } from './deliver-status.ts';
import { type DeliverDeps, type Delivery, type Destination, leaseSeconds } from './delivery.ts';
import { createEditTurns } from './edit-turns.ts';
import { type OutboxRow, readRow } from './outbox-row.ts';
import { isWithoutWords, takeBack } from './take-back.ts';

/** Channels of one workspace that are sent to at once: another doesn't wait for what Slack is slow at there. */
const ofWorkspace = { atOnce: 24, waiting: Number.POSITIVE_INFINITY };

/**
 * Sends what waits for one channel, one message at a time, until nothing may be sent now. A post is sent at most once:
 * when its answer was lost, or the process died before it came, the message is looked up by its metadata first.
 */
export const deliverQueue = (given: DeliverDeps) => {
  const deps: Delivery = {
    ...given,
    plainTeams: new Set(),
    cardlessTeams: new Set(),
    namelessTeams: new Map(),
    statuslessTeams: new Set(),
    turns: createEditTurns(),
  };
  const deliverNow = async (teamId: string, queue: string, signal: AbortSignal): Promise<void> => {
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
  // Of queues that are delivered now: whether they were woken meanwhile.
  const wokenAgain = new Map<string, boolean>();
  const workspaces = createLines(ofWorkspace);
  return async (teamId: string, queue: string, signal: AbortSignal): Promise<void> => {
    const key = `${teamId}:${queue}`;
    if (wokenAgain.has(key)) return void wokenAgain.set(key, true);
    wokenAgain.set(key, false);
    const leave = await workspaces.take(teamId);
    try {
      do {
        wokenAgain.set(key, false);
        await deliverNow(teamId, queue, signal);
      } while (wokenAgain.get(key) && !signal.aborted);
    } finally {
      leave?.();
      wokenAgain.delete(key);
    }
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
  for (let sent = 0; !signal.aborted; sent += 1) {
    const next = await nextSendable(deps, teamId, queue);
    if (!next) return 0;
    const { message, state } = next;
    if (state.pausedUntil && state.pausedUntil > message.now) return 0;
    const row = readRow(message);
    const waitMs = untilTurnMs(row, state.postedAt, deps.postEveryMs);
    if (waitMs > 0) return waitMs;
    // For the first it was taken just before.
    if (sent > 0 && !(await deps.leases.renew(lease, leaseSeconds))) return 0;
    await deps.trace.within(row, () => send(deps, row, lease));
    // What came meanwhile is found once the lease is given back. An edit may have been put off, for newer content.
    if (row.isAlone && !row.posted) return 0;
  }
  return 0;
}

async function send(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.kind === 'ephemeral') return postEphemeral(deps, row, lease);
  if (row.kind === 'reaction') return react(deps, row, lease);
  if (row.kind === 'removal') return removeFromSlack(deps, row, lease);
  if (row.kind === 'status') return showStatus(deps, row, destinationOf(row), lease);
  if ((await checkCopy(deps, row)) === 'handled') return;
  if (row.posted && !isWithoutWords(row)) return edit(deps, row, row.posted, lease);
  const to = destinationOf(row);
  if (isWithoutWords(row)) return takeBack(deps, row, to, lease);
  return row.kind === 'message' ? post(deps, row, to, lease) : postDocument(deps, row, to, lease);
}

function destinationOf({ teamId, queue, threadTs, root }: OutboxRow): Destination {
  return { teamId, channelId: root?.channelId ?? queue, threadTs: threadTs ?? root?.ts ?? null };
}

/** Milliseconds until the channel takes its next write; ephemeral messages, statuses and ordinary edits don't wait. */
function untilTurnMs(row: OutboxRow, postedAt: Date | null, postEveryMs: number): number {
  const isOrdinaryEdit = row.posted && !row.throttled;
  if (row.kind === 'ephemeral' || row.kind === 'status' || isOrdinaryEdit || !postedAt) return 0;
  return Math.max(0, postedAt.getTime() + postEveryMs - row.now.getTime());
}

/** Messages that came while the lease was held found it taken, and messages that must wait are due later. */
async function wakeWhenDue(deps: Delivery, teamId: string, queue: string): Promise<void> {
  const due = await nextDue(deps.db, teamId, queue);
  if (!due) return;
  const soonMs = due.at.getTime() - due.now.getTime();
  if (soonMs > 0 && soonMs < 1_000) return deps.wakeQueueIn(teamId, queue, soonMs);
  await deps.wakeQueue(teamId, queue, due.at);
}
