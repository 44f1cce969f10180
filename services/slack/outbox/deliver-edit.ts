import type { Lease } from '../../meetings/ports/leases.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { Posted } from '../api/writer.ts';
import { burstEditsPerMinute, editsPerMinute } from '../limits.ts';
import { failed } from './deliver-failed.ts';
import { contentOf, type Delivery } from './delivery.ts';
import { changeRow, markSending, markSent, type OutboxRow } from './outbox-rows.ts';
import { editsIn, laneOf, setLane, takeEdit } from './outbox-turns.ts';

/** Milliseconds. */
const lookForEnd = 400;

/** Brings a message that stands in Slack up to date, as soon as the workspace's minute has an edit for it. */
export async function edit(deps: Delivery, row: OutboxRow, place: Posted, lease: Lease): Promise<void> {
  const again = await inTransaction(deps.db, async (tx, now) => {
    const { pausedUntil } = await laneOf(tx, row.teamId, editsIn(place.channelId));
    const at =
      pausedUntil && pausedUntil > now ? pausedUntil : await takeEdit(tx, row.teamId, now, editsFor(row));
    if (at) await changeRow(tx, row, { notBefore: row.settled ? at : soonest(at, now) });
    return at;
  });
  if (again) return;
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.edit(place, contentOf(deps, row));
  deps.failpoint('slack.edited.before-stored');
  if (!outcome.ok) return failed(deps, row, outcome.failure);
  await inTransaction(deps.db, async (tx, now) => {
    await markSent(tx, row, null);
    if (row.paced) await setLane(tx, row.teamId, row.lane, { postedAt: now, pacedLast: true });
  });
}

/** While a burst lasts it leaves part of the minute to what will be its end. */
function editsFor({ paced, settled }: OutboxRow): number {
  return paced && !settled ? burstEditsPerMinute : editsPerMinute;
}

/** The end of a burst has edits of its own: it is looked for before there is one for the burst again. */
function soonest(at: Date, now: Date): Date {
  const look = new Date(now.getTime() + lookForEnd);
  return look < at ? look : at;
}
