import { z } from 'zod';
import type { Lease } from '../../meetings/ports/leases.ts';
import { inTransaction } from '../../store/transaction.ts';
import { failed, giveUp } from './deliver-failed.ts';
import { deliverFile } from './deliver-file.ts';
import type { Delivery, Destination } from './delivery.ts';
import { type FileRemoval, takeBackIfForgotten } from './outbox-past.ts';
import { keepFile, markSending, markSent, type OutboxRow } from './outbox-rows.ts';
import { setLane } from './outbox-turns.ts';

const removalSchema: z.ZodType<FileRemoval> = z.object({ fileId: z.string() });
const lost = 'Slack’s answer was lost';

/** A document whose answer was lost cannot be looked up: rather none than two, and whoever waits is told so. */
export async function document(deps: Delivery, row: OutboxRow, to: Destination, lease: Lease): Promise<void> {
  if (row.sendingSince) return giveUp(deps, row, lost, false);
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deliverFile(deps.files, row, to);
  deps.failpoint('slack.posted.before-stored');
  switch (outcome.kind) {
    case 'changed':
      return;
    case 'failed':
      return failed(deps, row, outcome.failure);
    case 'lost':
      return giveUp(deps, row, lost, false);
    case 'shared':
      await deps.onPosted(row, null, outcome.url);
      return inTransaction(deps.db, async (tx, now) => {
        await markSent(tx, row, null);
        await keepFile(tx, row, outcome.fileId);
        await takeBackIfForgotten(tx, row.meetingId);
        await setLane(tx, row.teamId, row.lane, { postedAt: now, pausedUntil: null, pacedLast: false });
      });
    default:
      return outcome satisfies never;
  }
}

/** Takes a file back. It may be asked for again: a second time changes nothing. */
export async function removal(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (!(await markSending(deps.db, row, lease))) return;
  const { fileId } = removalSchema.parse(row.raw);
  const removed = await deps.files.documents.remove(fileId);
  return removed.ok ? markSent(deps.db, row, null) : failed(deps, row, removed.failure);
}
