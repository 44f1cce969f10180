import { z } from 'zod';
import type { Lease } from '../../meetings/ports/leases.ts';
import { setQueuePosted } from '../../store/rows/outbox-queue.ts';
import { markFailed, markSending, markSent } from '../../store/rows/outbox-rows.ts';
import { removeIfForgotten, type SlackRemoval } from '../../store/rows/past-messages.ts';
import { transact } from '../../store/transaction.ts';
import { deliverFile } from './deliver-file.ts';
import type { Delivery, Destination } from './delivery.ts';
import { giveUp, handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

const removalSchema: z.ZodType<SlackRemoval> = z.object({
  kind: z.enum(['file', 'canvas', 'message']),
  id: z.string(),
});
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
    case 'withdrawn':
      return transact(deps.db, async (tx) => {
        await markFailed(tx, row, 'its words were deleted');
        await removeIfForgotten(tx, row, deps.wordsWent);
      });
    case 'failed':
      return handleFailure(deps, row, outcome.failure);
    case 'lost':
      return giveUp(deps, row, lost, false);
    case 'shared':
      await deps.onPosted(row, null, outcome.url);
      return transact(deps.db, async (tx) => {
        await markSent(tx, row, null);
        await removeIfForgotten(tx, row, deps.wordsWent);
        await setQueuePosted(tx, row, { pausedUntil: null, lastWasThrottled: false });
      });
    default:
      return outcome satisfies never;
  }
}

/** Removes a message, file or canvas of ours. A second request changes nothing, so it may be retried. */
export async function removeFromSlack(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (!(await markSending(deps.db, row, lease))) return;
  const { kind, id } = removalSchema.parse(row.raw);
  const removed =
    kind === 'message'
      ? await deps.writer.remove({ teamId: row.teamId, channelId: row.queue, ts: id })
      : await deps.files.documents.remove(kind, { teamId: row.teamId, id });
  return removed.ok ? markSent(deps.db, row, null) : handleFailure(deps, row, removed.failure);
}
