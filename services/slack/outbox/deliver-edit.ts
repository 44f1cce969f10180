import type { Lease } from '../../meetings/ports/leases.ts';
import { reserveEdit } from '../../store/rows/edit-budget.ts';
import { editQueue, setQueuePosted } from '../../store/rows/outbox-queue.ts';
import { markSending, markSent, putOff } from '../../store/rows/outbox-rows.ts';
import { transact, withRetry } from '../../store/transaction.ts';
import type { Posted } from '../api/writer.ts';
import {
  burstEditsPerMinute,
  editsPerMinute,
  refreshEditsPerMinute,
  stateEditsPerMinute,
  taskEditsPerMinute,
} from '../limits.ts';
import { contentOf, type Delivery } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

/** Edits a message that is in Slack, as soon as the workspace's minute has an edit for it. */
export async function edit(deps: Delivery, row: OutboxRow, place: Posted, lease: Lease): Promise<void> {
  if (await mustSettle(deps, row)) return;
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

/** Puts off how a call goes on, for what changes in the same moment. */
async function mustSettle({ db, settleMs }: Delivery, row: OutboxRow): Promise<boolean> {
  if (!row.mayWait || row.isRefresh || row.throttled) return false;
  const until = new Date(row.createdAt.getTime() + settleMs);
  if (until <= row.now) return false;
  await putOff(db, row, until);
  return true;
}

/** Reserves an edit, or puts the row off until there is one. */
async function mustWait({ db, turns }: Delivery, row: OutboxRow, place: Posted): Promise<boolean> {
  const { teamId } = row;
  const edits = { teamId, queue: editQueue(place.channelId) };
  const { lane, perMinute } = shareOf(row);
  const { waitUntil, now } = await turns.next({ of: `${teamId}:chat.update`, lane, perMinute }, row, () =>
    transact(db, (tx) => reserveEdit(tx, edits, 'chat.update', perMinute)),
  );
  if (waitUntil) await putOff(db, row, isInBurst(row) ? earlier(waitUntil, now) : waitUntil);
  return waitUntil !== null;
}

type Share = { lane: string | null; perMinute: number };

/** What somebody waits for asks at once, and so does a burst, which soon has other content. */
function shareOf(row: OutboxRow): Share {
  if (row.isRefresh) return { lane: 'time', perMinute: refreshEditsPerMinute };
  if (isInBurst(row)) return { lane: null, perMinute: burstEditsPerMinute };
  if (row.throttled) return { lane: 'tasks', perMinute: taskEditsPerMinute };
  if (row.mayWait) return { lane: 'state', perMinute: stateEditsPerMinute };
  return { lane: null, perMinute: editsPerMinute };
}

function isInBurst({ throttled, isFinal }: OutboxRow): boolean {
  return throttled && !isFinal;
}

const checkAgainMs = 400;

/** Checks again early, so that the final state isn't held back by the limit for bursts. */
function earlier(at: Date, now: Date): Date {
  const check = new Date(now.getTime() + checkAgainMs);
  return check < at ? check : at;
}
