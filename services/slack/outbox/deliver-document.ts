import { z } from 'zod';
import type { Lease } from '../../meetings/ports/leases.ts';
import { setQueueState } from '../../store/rows/outbox-queue.ts';
import { markSending, markSent, rememberFile } from '../../store/rows/outbox-rows.ts';
import { type FileRemoval, removeFilesIfForgotten } from '../../store/rows/past-messages.ts';
import { inTransaction } from '../../store/transaction.ts';
import { deliverFile } from './deliver-file.ts';
import type { Delivery, Destination } from './delivery.ts';
import { giveUp, handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

const removalSchema: z.ZodType<FileRemoval> = z.object({ fileId: z.string() });
const lost = 'Slack’s answer was lost';

/** A document whose answer was lost can't be looked up. Not sent is better than sent twice, and the asker is told. */
export async function postDocument(
  deps: Delivery,
  row: OutboxRow,
  to: Destination,
  lease: Lease,
): Promise<void> {
  if (row.sendingSince) return giveUp(deps, row, lost, false);
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deliverFile(deps.files, row, to);
  deps.failpoint('slack.posted.before-stored');
  switch (outcome.kind) {
    case 'changed':
      return;
    case 'failed':
      return handleFailure(deps, row, outcome.failure);
    case 'lost':
      return giveUp(deps, row, lost, false);
    case 'shared':
      await deps.onPosted(row, null, outcome.url);
      return inTransaction(deps.db, async (tx, now) => {
        await markSent(tx, row, null);
        await rememberFile(tx, row, outcome.fileId);
        await removeFilesIfForgotten(tx, row.meetingId);
        const state = { postedAt: now, pausedUntil: null, lastWasThrottled: false };
        await setQueueState(tx, row.teamId, row.queue, state);
      });
    default:
      return outcome satisfies never;
  }
}

/** Removes a shared file. A second request changes nothing, so it may be retried. */
export async function removeFile(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (!(await markSending(deps.db, row, lease))) return;
  const { fileId } = removalSchema.parse(row.raw);
  const removed = await deps.files.documents.remove(fileId);
  return removed.ok ? markSent(deps.db, row, null) : handleFailure(deps, row, removed.failure);
}
