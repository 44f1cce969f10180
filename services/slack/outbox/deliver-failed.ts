import { inTransaction } from '../../store/transaction.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import { hasButtons, withoutBlocks } from '../blocks/elements.ts';
import { isPerson } from '../mrkdwn.ts';
import type { Delivery } from './delivery.ts';
import { bury, changeContent, changeRow, forgetPosted, type OutboxRow } from './outbox-rows.ts';
import { editsIn, setLane } from './outbox-turns.ts';

/** After this many tries without an answer a row is given up, about an hour later. */
const mostAttempts = 20;
/** Seconds. */
const longestPause = 300;
const rateLimited = 'ratelimited';

/** What becomes of a row that Slack did not take. */
export async function failed(deps: Delivery, row: OutboxRow, failure: WriteFailure): Promise<void> {
  const fields = { row: row.id, slot: row.slot, failure };
  switch (failure.kind) {
    case 'rate_limited':
      return pause(deps, row, failure.seconds, { sendingSince: null, lastError: rateLimited });
    case 'unreachable_channel':
      deps.log.warn(fields, 'a channel does not take our posts');
      return redirect(deps, row, failure.error);
    case 'refused_content':
      deps.log.warn(fields, 'Slack refused blocks; sending plainer ones');
      return sayPlainly(deps, row, failure.error);
    case 'thread_gone':
      if (!row.threadTs && !row.threadSlot) return giveUp(deps, row, failure.error);
      return changeRow(deps.db, row, {
        threadTs: null,
        threadSlot: null,
        sendingSince: null,
        lastError: failure.error,
      });
    case 'message_gone':
      // Someone deleted it. What people may still have to press is posted anew; the rest is not missed.
      if (failure.error !== 'message_not_found' || !hasButtons(row.content))
        return giveUp(deps, row, failure.error);
      return inTransaction(deps.db, async (tx) => {
        await forgetPosted(tx, row);
        await changeRow(tx, row, { sendingSince: null, lastError: failure.error });
      });
    case 'revoked':
      await bury(deps.db, row, failure.error);
      return deps.onRevoked(row.teamId, failure.error);
    case 'unknown':
    case 'later': {
      if (row.attempts >= mostAttempts) return giveUp(deps, row, failure.error);
      // Surely not done: no need to look it up. Otherwise `sendingSince` stays and is looked up.
      const certain = failure.kind === 'later' ? { sendingSince: null } : {};
      deps.log.warn(fields, 'a message will be tried again');
      return pause(deps, row, patience(row), { ...certain, lastError: failure.error });
    }
    default:
      return failure satisfies never;
  }
}

/** A look-up without an answer says nothing of the post that it was for: that is looked up again, not made again. */
export async function notLookedUp(deps: Delivery, row: OutboxRow, failure: WriteFailure): Promise<void> {
  switch (failure.kind) {
    case 'rate_limited':
      return pause(deps, row, failure.seconds, { lastError: rateLimited });
    case 'unknown':
    case 'later':
      if (row.attempts >= mostAttempts) return giveUp(deps, row, failure.error, false);
      return pause(deps, row, patience(row), { attempts: row.attempts + 1, lastError: failure.error });
    default:
      return failed(deps, row, failure);
  }
}

/** Seconds. */
function patience({ attempts }: OutboxRow): number {
  return Math.min(2 ** attempts, longestPause);
}

/** Gives up on a row, and tells whoever waits for it. */
export async function giveUp(deps: Delivery, row: OutboxRow, error: string, certain = true): Promise<void> {
  await bury(deps.db, row, error);
  await deps.onUndeliverable(row, error, certain);
}

/** Blocks that every Slack knows, where there are such; then none. */
async function sayPlainly(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  if (row.content.plain && !deps.plainTeams.has(row.teamId)) {
    deps.plainTeams.add(row.teamId);
  } else {
    if (row.content.blocks.length === 0) return giveUp(deps, row, error);
    await changeContent(deps.db, row, withoutBlocks(row.content));
  }
  await changeRow(deps.db, row, { sendingSince: null, lastError: error });
}

/** The whole channel waits, in order; other channels do not. Edits wait without holding up posts, which matter more. */
async function pause(
  deps: Delivery,
  row: OutboxRow,
  seconds: number,
  set: Parameters<typeof changeRow>[2],
): Promise<void> {
  await inTransaction(deps.db, async (tx, now) => {
    const until = new Date(now.getTime() + seconds * 1_000);
    await changeRow(tx, row, { ...set, notBefore: until });
    if (!row.posted) await setLane(tx, row.teamId, row.lane, { pausedUntil: until });
    else if (set.lastError === rateLimited)
      await setLane(tx, row.teamId, editsIn(row.posted.channelId), { pausedUntil: until });
  });
}

/** Tells the asker in a DM what the channel does not take; a message that stands there already is posted anew. */
async function redirect(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  const { fallbackUserId } = row;
  if (!fallbackUserId || !isPerson(fallbackUserId)) return giveUp(deps, row, error);
  await inTransaction(deps.db, async (tx) => {
    await forgetPosted(tx, row);
    await changeRow(tx, row, {
      lane: fallbackUserId,
      threadTs: null,
      fallbackUserId: null,
      sendingSince: null,
      lastError: error,
    });
  });
  await deps.wakeLane(row.teamId, fallbackUserId, null);
}
