import type { Lease } from '../../meetings/ports/leases.ts';
import { forgetMessage, markSending, markSent } from '../../store/rows/outbox-rows.ts';
import { transact } from '../../store/transaction.ts';
import { lookUp } from './deliver-post.ts';
import type { Delivery, Destination } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

/** Its words were deleted while it was on its way. */
export function isWithoutWords({ kind, content }: OutboxRow): boolean {
  return kind === 'message' && content.text === '' && content.blocks.length === 0;
}

/** Removes a message that arrived after its words were deleted; one that didn't arrive isn't sent any more. */
export async function takeBack(deps: Delivery, row: OutboxRow, to: Destination, lease: Lease): Promise<void> {
  // Once it's found it is known where it is, and the row comes up again.
  if (!row.posted && row.sendingSince && (await lookUp(deps, row, to)) === 'handled') return;
  if (!row.posted) return markSent(deps.db, row, null);
  if (!(await markSending(deps.db, row, lease))) return;
  const removed = await deps.writer.remove({ ...row.posted, teamId: row.teamId });
  if (!removed.ok) return handleFailure(deps, row, removed.failure);
  await transact(deps.db, async (tx) => {
    await forgetMessage(tx, row);
    await markSent(tx, row, null);
  });
}
