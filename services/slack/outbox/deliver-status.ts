import type { Lease } from '../../meetings/ports/leases.ts';
import { reserveEdit } from '../../store/rows/edit-budget.ts';
import { editQueue } from '../../store/rows/outbox-queue.ts';
import { markFailed, markSending, markSent, updateRow } from '../../store/rows/outbox-rows.ts';
import {
  rememberTold,
  type ThreadStatus,
  threadStatusOf,
  toldStatus,
} from '../../store/rows/thread-status.ts';
import { transact } from '../../store/transaction.ts';
import { isForGood } from '../api/agent-surface.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import { statusesPerMinute } from '../limits.ts';
import type { Delivery, Destination } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import { type OutboxRow, readStatus } from './outbox-row.ts';

/** After this many attempts it's left to the next change. */
const maxAttempts = 3;
const retrySeconds = 5;

/**
 * Tells Slack how the work in a thread stands, if that isn't what it was told last. Saying it twice changes nothing, so it's
 * repeated without a look. It's only beside the thread: whatever fails, nobody is told.
 */
export async function showStatus(
  deps: Delivery,
  row: OutboxRow,
  { channelId, threadTs }: Destination,
  lease: Lease,
): Promise<void> {
  const { meetingId, isAgain } = readStatus(row);
  const { teamId } = row;
  // Without its card a call has no thread.
  if (!threadTs || deps.statuslessTeams.has(teamId)) return markSent(deps.db, row, null);
  const status = await threadStatusOf(deps.db, { teamId, channelId, threadTs, meetingId });
  const told = isAgain ? null : await toldStatus(deps.db, row);
  const isNews = isAgain || (told === null ? isAtWork(status) : told !== status);
  if (!status || !isNews) return markSent(deps.db, row, null);
  if (await mustWait(deps, row, channelId)) return;
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.setStatus({ teamId: row.teamId, channelId, ts: threadTs }, status);
  if (!outcome.ok) return refused(deps, row, outcome.failure);
  await transact(deps.db, async (tx) => {
    await rememberTold(tx, row, status);
    await markSent(tx, row, null);
  });
}

/** Slack hears of a thread first when somebody works there. */
function isAtWork(status: ThreadStatus | null): boolean {
  return status === 'processing' || status === 'suspended';
}

/** Waits for the method's minute, which is apart from that of edits. */
async function mustWait({ db, turns }: Delivery, row: OutboxRow, channelId: string): Promise<boolean> {
  const { teamId } = row;
  const edits = { teamId, queue: editQueue(channelId) };
  const method = 'agents.sessions.setStatus';
  const line = { of: `${teamId}:${method}`, lane: 'status', perMinute: statusesPerMinute };
  const { waitUntil } = await turns.next(line, row, () =>
    transact(db, (tx) => reserveEdit(tx, edits, method, statusesPerMinute)),
  );
  if (waitUntil) await updateRow(db, row, { notBefore: waitUntil });
  return waitUntil !== null;
}

async function refused(deps: Delivery, row: OutboxRow, failure: WriteFailure): Promise<void> {
  if (failure.kind === 'revoked') return handleFailure(deps, row, failure);
  if (isForGood(failure)) {
    deps.statuslessTeams.add(row.teamId);
    deps.log.warn(
      { failure },
      'This workspace shows no status beside threads; the card’s buttons are there all the same',
    );
    return markSent(deps.db, row, null);
  }
  const error = 'error' in failure ? failure.error : failure.kind;
  if (row.attempts >= maxAttempts) return markFailed(deps.db, row, error);
  const seconds = failure.kind === 'rate_limited' ? failure.seconds : retrySeconds;
  await updateRow(deps.db, row, {
    notBefore: new Date(row.now.getTime() + seconds * 1_000),
    sendingSince: null,
    lastError: error,
  });
}
