import type { Lease } from '../../meetings/ports/leases.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { WriteOutcome } from '../api/attempt.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import type { Posted } from '../api/writer.ts';
import { failed, giveUp, notLookedUp } from './deliver-failed.ts';
import { contentOf, type Delivery, type Destination } from './delivery.ts';
import { bury, markSending, markSent, type OutboxRow } from './outbox-rows.ts';
import { setLane } from './outbox-turns.ts';

/** Posts a message, at most once: where an earlier try may have arrived, it is looked up first. */
export async function post(deps: Delivery, row: OutboxRow, to: Destination, lease: Lease): Promise<void> {
  if (row.sendingSince && (await lookUp(deps, row, to)) === 'handled') return;
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.post(to, contentOf(deps, row), row.slot ?? String(row.id));
  deps.failpoint('slack.posted.before-stored');
  if (!outcome.ok) return failed(deps, row, outcome.failure);
  await posted(deps, row, outcome.value);
}

/** Nobody can look up a whisper: it is tried once. */
export async function whisper(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.sendingSince) return bury(deps.db, row, 'its answer was lost');
  if (!(await markSending(deps.db, row, lease))) return;
  const to = { channelId: row.lane, threadTs: row.threadTs, userId: row.userId ?? '' };
  const outcome = await deps.writer.whisper(to, row.content);
  if (outcome.ok) return markSent(deps.db, row, null);
  if (outcome.failure.kind === 'rate_limited') return failed(deps, row, outcome.failure);
  deps.log.warn({ row: row.id, failure: outcome.failure }, 'a whisper could not be delivered');
  await bury(deps.db, row, errorOf(outcome.failure));
}

async function posted(deps: Delivery, row: OutboxRow, place: Posted): Promise<void> {
  // The meeting hears it first: should we die before the row is done, the row is looked up and the meeting told again.
  await deps.onPosted(row, place, null);
  deps.failpoint('slack.posted.told');
  await inTransaction(deps.db, async (tx, now) => {
    await markSent(tx, row, place);
    await setLane(tx, row.teamId, row.lane, { postedAt: now, pausedUntil: null, pacedLast: row.paced });
  });
}

/** Whether an earlier try was made after all. Answers `handled` when the row needs no post now. */
async function lookUp(deps: Delivery, row: OutboxRow, to: Destination): Promise<'absent' | 'handled'> {
  // A DM by user id has no history to read: rather none than two.
  if (!/^[CDG]/.test(to.channelId)) {
    await giveUp(deps, row, 'Slack’s answer was lost, and a DM cannot be looked up', false);
    return 'handled';
  }
  const found: WriteOutcome<Posted | null> = await deps.writer.find(
    to,
    row.slot ?? String(row.id),
    row.createdAt,
  );
  if (!found.ok) {
    await notLookedUp(deps, row, found.failure);
    return 'handled';
  }
  if (!found.value) return 'absent';
  await posted(deps, { ...row, revision: row.sendingRevision ?? row.revision }, found.value);
  return 'handled';
}

function errorOf(failure: WriteFailure): string {
  return 'error' in failure ? failure.error : failure.kind;
}
