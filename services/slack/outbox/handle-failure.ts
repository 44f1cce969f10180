import { editQueue, setQueueState } from '../../store/rows/outbox-queue.ts';
import { forgetMessage, markFailed, replaceContent, updateRow } from '../../store/rows/outbox-rows.ts';
import { removeIfForgotten } from '../../store/rows/past-messages.ts';
import { inTransaction, transact } from '../../store/transaction.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import { hasButtons, withoutBlocks } from '../blocks/elements.ts';
import { isPerson } from '../mrkdwn.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox-row.ts';

/** After this many attempts without an answer, about an hour, a row is given up. */
const maxAttempts = 20;
const maxDelaySeconds = 300;
const rateLimited = 'ratelimited';

/** Decides what happens to a row that Slack didn't take. */
export async function handleFailure(deps: Delivery, row: OutboxRow, failure: WriteFailure): Promise<void> {
  const fields = { row: row.id, messageKey: row.messageKey, failure };
  switch (failure.kind) {
    case 'rate_limited':
      return pause(deps, row, failure.seconds, { sendingSince: null, lastError: rateLimited });
    case 'unreachable_channel':
      deps.log.warn(fields, 'A channel does not take our posts');
      return redirectToDm(deps, row, failure.error);
    case 'refused_content':
      deps.log.warn(
        fields,
        row.content.isOptional
          ? 'Slack takes no such message; going on without it'
          : 'Slack refused the blocks; sending simpler ones',
      );
      if (row.content.entities) deps.cardlessTeams.add(row.teamId);
      return simplifyBlocks(deps, row, failure.error);
    case 'thread_gone':
      if (!row.threadTs && !row.threadKey) return giveUp(deps, row, failure.error);
      return updateRow(deps.db, row, {
        threadTs: null,
        threadKey: null,
        sendingSince: null,
        lastError: failure.error,
      });
    case 'message_gone':
      // Someone deleted it. Only a message with buttons is posted again.
      if (failure.error !== 'message_not_found' || !hasButtons(row.content))
        return giveUp(deps, row, failure.error);
      return transact(deps.db, async (tx) => {
        await forgetMessage(tx, row);
        await updateRow(tx, row, { sendingSince: null, lastError: failure.error });
      });
    case 'revoked':
      // Of a token that was just exchanged, or of an installation that is back.
      if (!(await deps.isGone(row.teamId)))
        return pause(deps, row, retryDelaySeconds(row), { sendingSince: null, lastError: failure.error });
      await markFailed(deps.db, row, failure.error);
      return deps.onRevoked(row.teamId, failure.error);
    case 'unknown':
    case 'later': {
      if (row.attempts >= maxAttempts) return giveUp(deps, row, failure.error);
      // With `later` it surely wasn't posted. Otherwise `sendingSince` stays, and the message is looked up.
      const certain = failure.kind === 'later' ? { sendingSince: null } : {};
      deps.log.warn(fields, 'A message will be retried');
      return pause(deps, row, retryDelaySeconds(row), { ...certain, lastError: failure.error });
    }
    default:
      return failure satisfies never;
  }
}

/** A failed look-up says nothing about the post, so that is looked up again, not posted again. */
export async function handleLookupFailure(
  deps: Delivery,
  row: OutboxRow,
  failure: WriteFailure,
): Promise<void> {
  switch (failure.kind) {
    case 'rate_limited':
      return pause(deps, row, failure.seconds, { lastError: rateLimited });
    case 'unknown':
    case 'later':
      if (row.attempts >= maxAttempts) return giveUp(deps, row, failure.error, false);
      return pause(deps, row, retryDelaySeconds(row), {
        attempts: row.attempts + 1,
        lastError: failure.error,
      });
    default:
      return handleFailure(deps, row, failure);
  }
}

/** Puts one row off, and no other of its channel: Slack didn't say what has to be known before it may be sent. */
export async function putOff(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  if (row.attempts >= maxAttempts) return giveUp(deps, row, error);
  await updateRow(deps.db, row, {
    attempts: row.attempts + 1,
    lastError: error,
    notBefore: new Date(row.now.getTime() + retryDelaySeconds(row) * 1_000),
  });
}

function retryDelaySeconds({ attempts }: OutboxRow): number {
  return Math.min(2 ** attempts, maxDelaySeconds);
}

/** Gives up on a row, and tells what waits for it. `certain`: it surely isn't in Slack. */
export async function giveUp(deps: Delivery, row: OutboxRow, error: string, certain = true): Promise<void> {
  await transact(deps.db, async (tx) => {
    await markFailed(tx, row, error);
    await removeIfForgotten(tx, row, deps.wordsWent);
  });
  await deps.onUndeliverable(row, error, certain);
}

/** First the blocks that every Slack knows, if the message has such; then no blocks. */
async function simplifyBlocks(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  if (row.content.plain && !deps.plainTeams.has(row.teamId)) {
    deps.plainTeams.add(row.teamId);
  } else {
    if (row.content.blocks.length === 0 || row.content.isOptional) return giveUp(deps, row, error);
    await replaceContent(deps.db, row, withoutBlocks(row.content));
  }
  await updateRow(deps.db, row, { sendingSince: null, lastError: error });
}

/** A post pauses its whole channel, to keep the order. An edit waits alone: posts matter more. */
async function pause(
  deps: Delivery,
  row: OutboxRow,
  seconds: number,
  set: Parameters<typeof updateRow>[2],
): Promise<void> {
  await inTransaction(deps.db, async (tx, now) => {
    const until = new Date(now.getTime() + seconds * 1_000);
    await updateRow(tx, row, { ...set, notBefore: until });
    if (!row.posted) await setQueueState(tx, row.teamId, row.queue, { pausedUntil: until });
    else if (set.lastError === rateLimited)
      await setQueueState(tx, row.teamId, editQueue(row.posted.channelId), { pausedUntil: until });
  });
}

/** Sends the asker a DM instead, as a new post if the message is already in the channel. */
async function redirectToDm(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  const { fallbackUserId } = row;
  if (!fallbackUserId || !isPerson(fallbackUserId)) return giveUp(deps, row, error);
  await transact(deps.db, async (tx) => {
    await forgetMessage(tx, row);
    await updateRow(tx, row, {
      queue: fallbackUserId,
      threadTs: null,
      fallbackUserId: null,
      sendingSince: null,
      lastError: error,
    });
  });
  await deps.wakeQueue(row.teamId, fallbackUserId, null);
}
