import type { Lease } from '../../meetings/ports/leases.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import { setQueuePosted } from '../../store/rows/outbox-queue.ts';
import { markFailed, markSending, markSent, messagesIn } from '../../store/rows/outbox-rows.ts';
import { removeIfForgotten } from '../../store/rows/past-messages.ts';
import { transact } from '../../store/transaction.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import type { Posted } from '../api/writer.ts';
import { contentOf, type Delivery, type Destination, leaseSeconds } from './delivery.ts';
import { giveUp, handleFailure, handleLookupFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';
import { postAs } from './post-as.ts';

/** Posts a message, at most once: where an earlier attempt may have arrived, it is looked up first. */
export async function post(deps: Delivery, row: OutboxRow, to: Destination, lease: Lease): Promise<void> {
  if (row.sendingSince) {
    if ((await lookUp(deps, row, to)) === 'handled') return;
  } else if (row.mayStand && (await findRestored(deps, row, to, row.mayStand))) return;
  if (row.content.entities && deps.cardlessTeams.has(row.teamId)) return markFailed(deps.db, row, noCards);
  if (!(await markSending(deps.db, row, lease))) return;
  const there = { ...to, broadcast: row.broadcast && !isOwnDm(to.channelId) };
  const outcome = await postAs(
    deps,
    row,
    (as) => deps.writer.post(there, contentOf(deps, row), keyOf(row), as),
    () => deps.leases.renew(lease, leaseSeconds),
  );
  // Another worker has the queue now, and looks for it before posting it.
  if (!outcome) return;
  deps.failpoint('slack.posted.before-stored');
  if (!outcome.ok) return handleFailure(deps, row, outcome.failure);
  if (row.content.entities && outcome.value.withoutCards) return withdraw(deps, row, outcome.value);
  await posted(deps, row, outcome.value);
}

const noCards = 'this workspace shows no cards of tasks';

/** Its words alone say nothing that isn't in the recap. */
async function withdraw(deps: Delivery, row: OutboxRow, place: Posted): Promise<void> {
  deps.cardlessTeams.add(row.teamId);
  deps.log.warn({ row: row.id }, 'Slack shows no cards of tasks; the recap has them all the same');
  const removed = await deps.writer.remove({ ...place, teamId: row.teamId });
  if (!removed.ok) return posted(deps, row, place);
  await markFailed(deps.db, row, noCards);
}

/** An ephemeral message can't be looked up, so it is tried once. */
export async function postEphemeral(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.sendingSince) return markFailed(deps.db, row, 'the answer was lost');
  if (!(await markSending(deps.db, row, lease))) return;
  const to = { teamId: row.teamId, channelId: row.queue, threadTs: row.threadTs, userId: row.userId ?? '' };
  const outcome = await deps.writer.postEphemeral(to, row.content);
  if (outcome.ok) return markSent(deps.db, row, null);
  if (outcome.failure.kind === 'rate_limited') return handleFailure(deps, row, outcome.failure);
  deps.log.warn({ row: row.id, failure: outcome.failure }, 'Could not post an ephemeral message');
  await markFailed(deps.db, row, errorOf(outcome.failure));
}

async function posted(deps: Delivery, row: OutboxRow, place: Posted): Promise<void> {
  // The meeting is told first: if the process dies before the row is done, it is looked up and the meeting told again.
  await deps.onPosted(row, place, null);
  deps.failpoint('slack.posted.told');
  await transact(deps.db, async (tx) => {
    await markSent(tx, row, place);
    await removeIfForgotten(tx, row, deps.wordsWent);
    await setQueuePosted(tx, row, { pausedUntil: null, lastWasThrottled: row.throttled });
  });
}

/** Whether an earlier attempt arrived after all. Answers `handled` when the row needs no post now. */
export async function lookUp(deps: Delivery, row: OutboxRow, to: Destination): Promise<'absent' | 'handled'> {
  // A DM by user id has no history to read: not sent is better than sent twice.
  if (!/^[CDG]/.test(to.channelId)) {
    await giveUp(deps, row, 'Slack’s answer was lost, and I can’t look it up in a DM', false);
    return 'handled';
  }
  const found = await deps.writer.find(to, (key) => key === keyOf(row), row.createdAt);
  if (!found.ok) {
    await handleLookupFailure(deps, row, found.failure);
    return 'handled';
  }
  if (!found.value) return 'absent';
  await posted(deps, { ...row, revision: row.sendingRevision ?? row.revision }, found.value);
  return 'handled';
}

/**
 * A message from between a backup and its restore is ours again, and shown as it is now. In a DM by user id it can't be
 * looked up: that is sent, at worst twice.
 */
async function findRestored(
  deps: Delivery,
  row: OutboxRow,
  to: Destination,
  { since, until }: NonNullable<OutboxRow['mayStand']>,
): Promise<boolean> {
  if (!/^[CDG]/.test(to.channelId)) return false;
  const known = await messagesIn(deps.db, row.teamId, to.channelId, since);
  const isIt = (key: string, ts: string) =>
    withoutVersion(key) === withoutVersion(keyOf(row)) &&
    Number(ts) * 1_000 < until.getTime() &&
    !known.has(ts);
  const found = await deps.writer.find(to, isIt, since);
  if (!found.ok) await handleLookupFailure(deps, row, found.failure);
  // As an older version: an edit follows.
  else if (found.value) await posted(deps, { ...row, revision: 0 }, found.value);
  return !found.ok || found.value !== null;
}

/** A notice has its meeting's version in its key, which is another one this time. */
function withoutVersion(key: string): string {
  return key.replace(/:\d+$/, '');
}

function keyOf({ id, messageKey }: OutboxRow): string {
  return messageKey ?? String(id);
}

function errorOf(failure: WriteFailure): string {
  return 'error' in failure ? failure.error : failure.kind;
}
