import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Lease, Leases } from '../meetings/ports/leases.ts';
import type { Executor } from '../store/executor.ts';
import { inTransaction } from '../store/transaction.ts';
import { type Content, hasButtons, withoutBlocks } from './blocks/elements.ts';
import { type DeliverFileDeps, deliverFile } from './deliver-file.ts';
import { burstEditsPerMinute, editsPerMinute, postEvery } from './limits.ts';
import {
  bury,
  changeContent,
  changeRow,
  forgetPosted,
  laneOf,
  markSending,
  markSent,
  nextDue,
  nextRow,
  type OutboxRow,
  setLane,
  takeEdit,
} from './outbox-rows.ts';
import type { WriteFailure } from './slack-errors.ts';
import type { Posted, SlackWriter, WriteOutcome } from './writer.ts';

export type DeliverDeps = {
  db: Executor;
  leases: Leases;
  writer: SlackWriter;
  /** Sees that the lane is looked at again then. */
  wakeLane: (teamId: string, lane: string, at: Date | null) => Promise<void>;
  /** The same after so many milliseconds, a second at most: sooner than a job with a start time is found. */
  wakeLaneIn: (teamId: string, lane: string, milliseconds: number) => void;
  files: DeliverFileDeps;
  /** `url` where Slack told the page of what was posted. */
  onPosted: (row: OutboxRow, at: Posted | null, url: string | null) => Promise<void>;
  /** `certain`: it surely does not stand there. */
  onUndeliverable: (row: OutboxRow, error: string, certain: boolean) => Promise<void>;
  /** Slack says that we are no longer installed. */
  onRevoked: (teamId: string, error: string) => Promise<void>;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void };
};

/** Seconds: longer than a look-up and a post may take, short enough to be back within a minute after a crash. */
const laneLease = 30;
/** After this many tries without an answer a row is given up, about an hour later. */
const mostAttempts = 20;
const longestPause = 300;
/** Milliseconds. */
const lookForEnd = 400;
const rateLimited = 'ratelimited';

/**
 * Sends what waits for one channel, oldest first, one at a time, until nothing may go out now. A post goes out at most
 * once: when its answer was lost, or we died before hearing it, it is looked up by its metadata first.
 */
export const deliverLane = (given: DeliverDeps) => {
  const deps: Delivery = { ...given, plainTeams: new Set() };
  return async (teamId: string, lane: string, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`lane:${teamId}:${lane}`, laneLease);
    if (!lease) return;
    deps.failpoint('slack.lease-taken');
    let wait = 0;
    try {
      while (!signal.aborted) {
        const state = await laneOf(deps.db, teamId, lane);
        const row = await nextRow(deps.db, teamId, lane, state.pacedLast);
        if (!row || (state.pausedUntil && state.pausedUntil > row.now)) break;
        // Waited for without a worker: a few busy channels would otherwise hold up all others.
        wait = beforePost(row, state.postedAt);
        if (wait > 0) break;
        if (!(await deps.leases.renew(lease, laneLease))) return;
        await deliverRow(deps, row, lease);
      }
    } finally {
      await deps.leases.release(lease);
    }
    if (wait > 0) return deps.wakeLaneIn(teamId, lane, wait);
    // What came while the lease was held found it busy; what must wait is looked at when its time comes.
    const due = await nextDue(deps.db, teamId, lane);
    if (!due) return;
    const { pausedUntil } = await laneOf(deps.db, teamId, lane);
    const at = pausedUntil && pausedUntil > due.at ? pausedUntil : due.at;
    const soon = at.getTime() - due.now.getTime();
    if (soon > 0 && soon < 1_000) return deps.wakeLaneIn(teamId, lane, soon);
    await deps.wakeLane(teamId, lane, at);
  };
};

/** Workspaces that refused blocks of a newer kind: until the next start they get the plain ones at once. */
type Delivery = DeliverDeps & { plainTeams: Set<string> };

async function deliverRow(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.kind === 'ephemeral') return whisper(deps, row, lease);
  if (row.posted) return edit(deps, row, row.posted, lease);

  const to = { channelId: row.root?.channelId ?? row.lane, threadTs: row.threadTs ?? row.root?.ts ?? null };
  if (row.sendingSince && row.kind === 'message') {
    const found = await lookUp(deps, row, to);
    if (found !== 'absent') return;
  }
  if (row.kind !== 'message') return document(deps, row, to, lease);
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.post(to, contentOf(deps, row), row.slot ?? String(row.id));
  deps.failpoint('slack.posted.before-stored');
  if (!outcome.ok) return failed(deps, row, outcome.failure);
  await posted(deps, row, outcome.value);
}

/** A document whose answer was lost cannot be looked up: rather none than two, and whoever waits is told so. */
async function document(
  deps: Delivery,
  row: OutboxRow,
  to: { channelId: string; threadTs: string | null },
  lease: Lease,
): Promise<void> {
  const lost = 'Slack’s answer was lost';
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
        await setLane(tx, row.teamId, row.lane, { postedAt: now, pausedUntil: null, pacedLast: false });
      });
    default:
      return outcome satisfies never;
  }
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
async function lookUp(
  deps: Delivery,
  row: OutboxRow,
  to: { channelId: string; threadTs: string | null },
): Promise<'absent' | 'handled'> {
  // A DM by user id has no history to read: rather none than two.
  if (!/^[CDG]/.test(to.channelId)) {
    await giveUp(deps, row, 'its answer was lost and it cannot be looked up', false);
    return 'handled';
  }
  const found: WriteOutcome<Posted | null> = await deps.writer.find(
    to,
    row.slot ?? String(row.id),
    row.createdAt,
  );
  if (!found.ok) {
    await failed(deps, row, found.failure);
    return 'handled';
  }
  if (!found.value) return 'absent';
  await posted(deps, { ...row, revision: row.sendingRevision ?? row.revision }, found.value);
  return 'handled';
}

async function edit(deps: Delivery, row: OutboxRow, place: Posted, lease: Lease): Promise<void> {
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

function contentOf({ plainTeams }: Delivery, { teamId, content }: OutboxRow): Content {
  return content.plain && plainTeams.has(teamId) ? { text: content.text, blocks: content.plain } : content;
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

/** Nobody can look up a whisper: it is tried once. */
async function whisper(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (row.sendingSince) return bury(deps.db, row, 'its answer was lost');
  if (!(await markSending(deps.db, row, lease))) return;
  const to = { channelId: row.lane, threadTs: row.threadTs, userId: row.userId ?? '' };
  const outcome = await deps.writer.whisper(to, row.content);
  if (outcome.ok) return markSent(deps.db, row, null);
  if (outcome.failure.kind === 'rate_limited') return failed(deps, row, outcome.failure);
  deps.log.warn({ row: row.id, failure: outcome.failure }, 'a whisper could not be delivered');
  await bury(deps.db, row, errorOf(outcome.failure));
}

async function failed(deps: Delivery, row: OutboxRow, failure: WriteFailure): Promise<void> {
  const fields = { row: row.id, slot: row.slot, failure };
  switch (failure.kind) {
    case 'rate_limited':
      return pause(deps, row, failure.seconds, { sendingSince: null, lastError: rateLimited });
    case 'unreachable_channel':
      deps.log.warn(fields, 'a channel does not take our posts');
      return redirect(deps, row, failure.error);
    case 'refused_content':
      deps.log.warn(fields, 'Slack refused blocks; sending plainer ones');
      if (row.content.plain && !deps.plainTeams.has(row.teamId)) {
        deps.plainTeams.add(row.teamId);
        return changeRow(deps.db, row, { sendingSince: null, lastError: failure.error });
      }
      if (row.content.blocks.length === 0) return giveUp(deps, row, failure.error);
      await changeContent(deps.db, row, withoutBlocks(row.content));
      return changeRow(deps.db, row, { sendingSince: null, lastError: failure.error });
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
      const seconds = Math.min(2 ** row.attempts, longestPause);
      // Surely not done: no need to look it up. Otherwise `sendingSince` stays and is looked up.
      const certain = failure.kind === 'later' ? { sendingSince: null } : {};
      deps.log.warn(fields, 'a message will be tried again');
      return pause(deps, row, seconds, { ...certain, lastError: failure.error });
    }
    default:
      return failure satisfies never;
  }
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

/** Edits in a channel are limited apart from its posts: all of them wait, those of other cards too. */
function editsIn(channelId: string): string {
  return `edits:${channelId}`;
}

/** Tells the asker in a DM what the channel does not take; a message that stands there already is posted anew. */
async function redirect(deps: Delivery, row: OutboxRow, error: string): Promise<void> {
  const { fallbackUserId } = row;
  if (!fallbackUserId || !/^[UW]/.test(fallbackUserId)) return giveUp(deps, row, error);
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

async function giveUp(deps: Delivery, row: OutboxRow, error: string, certain = true): Promise<void> {
  await bury(deps.db, row, error);
  await deps.onUndeliverable(row, error, certain);
}

/** Milliseconds until the channel takes a next post; whispers do not wait, nor edits that come one at a time. */
function beforePost(row: OutboxRow, postedAt: Date | null): number {
  const unpacedEdit = row.posted && !row.paced;
  if (row.kind === 'ephemeral' || unpacedEdit || !postedAt) return 0;
  return Math.max(0, postedAt.getTime() + postEvery - row.now.getTime());
}

function errorOf(failure: WriteFailure): string {
  return 'error' in failure ? failure.error : failure.kind;
}
