import type { Lease } from '../../meetings/ports/leases.ts';
import { reserveEdit } from '../../store/rows/edit-budget.ts';
import { editQueue, queueState, setQueueState } from '../../store/rows/outbox-queue.ts';
import { markSending, markSent, updateRow } from '../../store/rows/outbox-rows.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { Posted } from '../api/writer.ts';
import { burstEditsPerMinute, editsPerMinute, refreshEditsPerMinute } from '../limits.ts';
import { contentOf, type Delivery } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

/** Edits a message that is in Slack, as soon as the workspace's minute has an edit for it. */
export async function edit(deps: Delivery, row: OutboxRow, place: Posted, lease: Lease): Promise<void> {
  if (await mustWait(deps, row, place)) return;
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.edit(place, contentOf(deps, row));
  deps.failpoint('slack.edited.before-stored');
  if (!outcome.ok) return handleFailure(deps, row, outcome.failure);
  await inTransaction(deps.db, async (tx, now) => {
    await markSent(tx, row, null);
    if (row.throttled)
      await setQueueState(tx, row.teamId, row.queue, { postedAt: now, lastWasThrottled: true });
  });
}

/** Reserves an edit, or puts the row off until there is one. */
function mustWait({ db }: Delivery, row: OutboxRow, place: Posted): Promise<boolean> {
  return inTransaction(db, async (tx, now) => {
    const { pausedUntil } = await queueState(tx, row.teamId, editQueue(place.channelId));
    const isPaused = pausedUntil !== null && pausedUntil > now;
    const at = isPaused ? pausedUntil : await reserveEdit(tx, row.teamId, now, allowedEdits(row));
    if (at) await updateRow(tx, row, { notBefore: row.isFinal ? at : earlier(at, now) });
    return at !== null;
  });
}

/** A burst leaves part of the minute to the last edit of each burst, and a refresh leaves part of it to people. */
function allowedEdits({ throttled, isFinal, isRefresh }: OutboxRow): number {
  if (isRefresh) return refreshEditsPerMinute;
  return throttled && !isFinal ? burstEditsPerMinute : editsPerMinute;
}

const checkAgainMs = 400;

/** Checks again early, so that the final state isn't held back by the limit for bursts. */
function earlier(at: Date, now: Date): Date {
  const check = new Date(now.getTime() + checkAgainMs);
  return check < at ? check : at;
}
