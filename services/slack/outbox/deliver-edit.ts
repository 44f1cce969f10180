import type { Lease } from '../../meetings/ports/leases.ts';
import { reserveEdit } from '../../store/rows/edit-budget.ts';
import { editQueue, setQueuePosted } from '../../store/rows/outbox-queue.ts';
import { markSending, markSent, updateRow } from '../../store/rows/outbox-rows.ts';
import { transact, withRetry } from '../../store/transaction.ts';
import type { Posted } from '../api/writer.ts';
import { burstEditsPerMinute, editsPerMinute, refreshEditsPerMinute } from '../limits.ts';
import { contentOf, type Delivery } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

/** Edits a message that is in Slack, as soon as the workspace's minute has an edit for it. */
export async function edit(deps: Delivery, row: OutboxRow, place: Posted, lease: Lease): Promise<void> {
  if (await mustWait(deps, row, place)) return;
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.edit({ ...place, teamId: row.teamId }, contentOf(deps, row));
  deps.failpoint('slack.edited.before-stored');
  if (!outcome.ok) return handleFailure(deps, row, outcome.failure);
  if (!row.throttled) return withRetry(() => markSent(deps.db, row, null));
  await transact(deps.db, async (tx) => {
    await markSent(tx, row, null);
    await setQueuePosted(tx, row, { lastWasThrottled: true });
  });
}

/** Reserves an edit, or puts the row off until there is one. */
function mustWait({ db }: Delivery, row: OutboxRow, place: Posted): Promise<boolean> {
  const edits = { teamId: row.teamId, queue: editQueue(place.channelId) };
  return transact(db, async (tx) => {
    const { waitUntil, now } = await reserveEdit(tx, edits, 'chat.update', allowedEdits(row));
    if (waitUntil) await updateRow(tx, row, { notBefore: row.isFinal ? waitUntil : earlier(waitUntil, now) });
    return waitUntil !== null;
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
