import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { noTrace } from '../../../services/meetings/ports/trace.ts';
import type { WriteOutcome } from '../../../services/slack/api/attempt.ts';
import type { WriteFailure } from '../../../services/slack/api/slack-errors.ts';
import type { SlackWriter } from '../../../services/slack/api/writer.ts';
import { words } from '../../../services/slack/blocks/elements.ts';
import { deliverQueue } from '../../../services/slack/outbox/deliver.ts';
import type { Jobs } from '../../../services/store/jobs.ts';
import { createLeases } from '../../../services/store/rows/leases.ts';
import { cardKey, planKey } from '../../../services/store/rows/message-keys.ts';
import { queueMessage } from '../../../services/store/rows/outbox-messages.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** How Slack takes a write: as it should; done, but the answer is lost; not done, and nobody knows; not done. */
type Fate = 'done' | 'answer lost' | 'lost' | 'later' | 'limited';
type Step =
  | { do: 'write'; what: 'card' | 'plan' | 'first' | 'second' | 'third' }
  | { do: 'deliver'; fates: Fate[] };

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('done' as const) },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('answer lost', 'lost', 'later', 'limited') },
);
const write = fc.record({
  do: fc.constant('write' as const),
  what: fc.constantFrom(
    'card' as const,
    'plan' as const,
    'first' as const,
    'second' as const,
    'third' as const,
  ),
});
const deliver = fc.record({ do: fc.constant('deliver' as const), fates: fc.array(fate, { maxLength: 4 }) });
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(write, write, deliver), { maxLength: 12 });

/** A post's answer is lost, and then its look-up goes wrong. */
function lostThen(fate: Fate): Step[] {
  return [
    { do: 'deliver', fates: ['answer lost'] },
    { do: 'deliver', fates: [fate] },
  ];
}

/** A channel that keeps what it is sent: the message of each key, in the order of their posts. */
function aChannel(fates: Fate[]) {
  const messages = new Map<
    string,
    { messageKey: string; text: string; posts: number; thread: string | null }
  >();
  const failure = (kind: Fate): WriteFailure => {
    if (kind === 'limited') return { kind: 'rate_limited', seconds: 1 };
    return kind === 'later'
      ? { kind: 'later', error: 'internal_error' }
      : { kind: 'unknown', error: 'no answer' };
  };
  const take = async <Value>(work: () => Value): Promise<WriteOutcome<Value>> => {
    const next = fates.shift() ?? 'done';
    const value = next === 'done' || next === 'answer lost' ? work() : null;
    return next === 'done' && value !== null ? { ok: true, value } : { ok: false, failure: failure(next) };
  };
  const placeOf = (messageKey: string) => ({ channelId: 'C1', ts: messageKey });
  const writer: SlackWriter = {
    react: async () => ({ ok: true, value: null }),
    post: (to, { text }, messageKey) =>
      take(() => {
        const posts = (messages.get(messageKey)?.posts ?? 0) + 1;
        messages.set(messageKey, { messageKey, text, posts, thread: to.threadTs });
        return placeOf(messageKey);
      }),
    edit: ({ ts }, { text }) =>
      take(() => {
        const message = messages.get(ts);
        if (!message) throw new Error(`${ts} was edited before it was posted`);
        message.text = text;
        return placeOf(ts);
      }),
    remove: ({ ts }) =>
      take(() => {
        messages.delete(ts);
        return null;
      }),
    postEphemeral: () => take(() => null),
    find: (_, isIt) =>
      take(() => {
        const key = [...messages.keys()].find((one) => isIt(one, one));
        return key === undefined ? undefined : placeOf(key);
      }).then(orNull),
  };
  return { writer, messages };
}

/** A look-up that finds nothing is an answer too. */
function orNull(found: WriteOutcome<{ channelId: string; ts: string } | undefined>) {
  return found.ok ? { ok: true as const, value: found.value ?? null } : found;
}

/** All that waits in the channel waits no longer. */
async function letTimePass({ db }: TestDatabase, teamId: string): Promise<void> {
  await db.execute(
    sql`update slack_outbox set not_before = now() - interval '1 minute' where team_id = ${teamId}`,
  );
  await db.execute(
    sql`update slack_queues set posted_at = null, paused_until = null where team_id = ${teamId}`,
  );
  await db.execute(sql`delete from slack_edits where team_id = ${teamId}`);
}

/** Plays one run in a channel of its own, and checks what stands there at the end. */
async function player(): Promise<(given: Step[]) => Promise<void>> {
  const database = await openTestDatabase();
  onTestFinished(database.remove);
  const { db } = database;
  const jobs: Jobs['send'] = async () => {};
  let run = 0;

  return async (given) => {
    run += 1;
    const teamId = `T${run}`;
    const meeting = `m-${run}`;
    const fates: Fate[] = [];
    const { writer, messages } = aChannel(fates);
    const deliver = deliverQueue({
      db,
      leases: createLeases(db, randomUUID()),
      trace: noTrace,
      writer,
      setStatus: async () => ({ ok: true, value: null }),
      wakeQueue: async () => {},
      wakeQueueIn: () => {},
      files: {
        db,
        documents: {} as never,
        canvasUrl: String,
        pictureOf: async () => null,
        filesOf: async () => null,
      },
      faceUrl: () => null,
      wordsWent: async () => {},
      mayStandIn: async () => 'yes',
      onOthersRead: async () => {},
      onPosted: async () => {},
      onUndeliverable: async (row, error) => {
        throw new Error(`${row.messageKey} was given up: ${error}`);
      },
      isGone: async () => true,
      onRevoked: async () => {},
      postEveryMs: 1_050,
      settleMs: 0,
      failpoint: () => {},
      log: { warn() {} },
    });
    const look = async () => {
      await letTimePass(database, teamId);
      await deliver(teamId, 'C1', new AbortController().signal);
    };
    const written = new Map<string, string>();
    const put = async (messageKey: string, throttled: boolean) => {
      const text = `${messageKey}, words ${written.size}.${Math.random()}`;
      written.set(messageKey, text);
      await queueMessage(db, { send: jobs } as Jobs, {
        teamId,
        channelId: 'C1',
        messageKey,
        threadTs: null,
        threadKey: messageKey === cardKey(meeting) ? null : cardKey(meeting),
        content: words(text),
        fallbackUserId: null,
        meetingId: null,
        throttled,
      });
    };

    // A meeting begins with its card, whatever follows.
    await put(cardKey(meeting), false);
    for (const step of given) {
      if (step.do === 'deliver') {
        fates.push(...step.fates);
        await look();
      } else if (step.what === 'card') await put(cardKey(meeting), false);
      else if (step.what === 'plan') await put(planKey(meeting), true);
      else if (!written.has(step.what)) await put(step.what, false);
    }
    for (let looks = 0; looks < 60; looks += 1) {
      const { rows } = await db.execute(
        sql`select 1 from slack_outbox where team_id = ${teamId} and state = 'pending' limit 1`,
      );
      if (rows.length === 0) break;
      await look();
    }

    expect([...messages.keys()]).toEqual([...written.keys()]);
    for (const { messageKey, text, posts, thread } of messages.values()) {
      expect(posts, `${messageKey} was posted ${posts} times`).toBe(1);
      expect(text).toBe(written.get(messageKey));
      expect(thread).toBe(messageKey === cardKey(meeting) ? null : cardKey(meeting));
    }
  };
}

test('whatever Slack answers, the card comes before the plan, replies come once and in order, and the newest words stand last', async () => {
  await fc.assert(fc.asyncProperty(steps, await player()), { numRuns: 60 });
});

test.each(['limited', 'later', 'lost'] as const)(
  'a message is not posted again when its answer is lost and its look-up is %s',
  async (fate) => (await player())(lostThen(fate)),
);
