import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Urgency } from '../../../services/meetings/ports/meeting-announcer.ts';
import { noTrace } from '../../../services/meetings/ports/trace.ts';
import { words } from '../../../services/slack/blocks/elements.ts';
import {
  editsPerMinute,
  refreshEditsPerMinute,
  stateEditsPerMinute,
  statusesPerMinute,
  taskEditsPerMinute,
} from '../../../services/slack/limits.ts';
import { deliverQueue } from '../../../services/slack/outbox/deliver.ts';
import type { Jobs } from '../../../services/store/jobs.ts';
import { createLeases } from '../../../services/store/rows/leases.ts';
import { queueMessage } from '../../../services/store/rows/outbox-messages.ts';
import { slackEdits, slackMessages } from '../../../services/store/schema/slack.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const teamId = 'T1';

/** A channel with cards in it, and what of their edits Slack was sent. */
async function aChannel(cards: readonly string[], settleMs = 0) {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  const sent: string[] = [];
  const done = { ok: true as const, value: { channelId: 'C1', ts: '1.0' } };
  const deliver = deliverQueue({
    db,
    leases: createLeases(db, randomUUID()),
    trace: noTrace,
    writer: {
      post: async () => done,
      edit: async (_, { text }) => {
        sent.push(text);
        return done;
      },
      remove: async () => ({ ok: true, value: null }),
      react: async () => ({ ok: true, value: null }),
      postEphemeral: async () => ({ ok: true, value: null }),
      find: async () => ({ ok: true, value: null }),
    },
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
    onUndeliverable: async () => {},
    isGone: async () => true,
    onRevoked: async () => {},
    postEveryMs: 1_050,
    settleMs,
    failpoint: () => {},
    log: { warn() {} },
  });
  for (const messageKey of cards)
    await db.insert(slackMessages).values({ teamId, messageKey, channelId: 'C1', ts: `${messageKey}.0` });
  const jobs = { send: async () => {} } as unknown as Jobs;
  return {
    db,
    sent,
    edits: (count: number, method: 'chat.update' | 'agents.sessions.setStatus' = 'chat.update') =>
      db.insert(slackEdits).values(Array.from({ length: count }, () => ({ teamId, method, at: new Date() }))),
    put: (messageKey: string, text: string, urgency: Urgency, throttled = false) =>
      queueMessage(db, jobs, {
        ...{ teamId, channelId: 'C1', messageKey, threadTs: null, threadKey: null, urgency, throttled },
        ...{ content: words(text), fallbackUserId: null, meetingId: null },
      }),
    deliver: () => deliver(teamId, 'C1', new AbortController().signal),
  };
}

test('with many calls at once, the card of a stopped call is edited before cards where only time passed', async () => {
  const { edits, put, deliver, sent } = await aChannel(['a', 'b', 'c']);
  await edits(refreshEditsPerMinute);
  await put('a', 'a: 3 min so far', 'time');
  await put('b', 'b: 3 min so far', 'time');
  await deliver();
  expect(sent).toEqual([]);

  // One that waits already, and one whose refresh was put off.
  await put('c', 'c: leaving', 'answer');
  await put('b', 'b: leaving', 'answer');
  await deliver();

  expect(sent.sort()).toEqual(['b: leaving', 'c: leaving']);
});

test('of how a call goes on, what changes twice in a moment is one edit; what somebody did is shown at once', async () => {
  const { db, put, deliver, sent } = await aChannel(['a', 'b'], 60_000);
  await put('a', 'a: checking the wallet', 'state');
  await deliver();
  await put('a', 'a: connecting', 'state');
  await put('b', 'b: leaving', 'answer');
  await deliver();
  expect(sent).toEqual(['b: leaving']);

  await db.execute(sql`update slack_outbox set created_at = created_at - interval '1 minute',
    not_before = not_before - interval '1 minute' where state = 'pending'`);
  await deliver();
  expect(sent).toEqual(['b: leaving', 'a: connecting']);
});

test('an edit for what somebody did stays first, even when a refresh replaces it before it’s sent', async () => {
  const { edits, put, deliver, sent } = await aChannel(['a']);
  await edits(refreshEditsPerMinute);
  await put('a', 'a: leaving', 'answer');
  await put('a', 'a: leaving, 3 min so far', 'time');
  await deliver();
  expect(sent).toEqual(['a: leaving, 3 min so far']);
});

test.skipIf(inject('database') === 'embedded')(
  'what somebody does just as a refresh is put off isn’t put off with it',
  async () => {
    const { db, edits, put, deliver, sent } = await aChannel(['a']);
    await edits(refreshEditsPerMinute);
    await put('a', 'a: 3 min so far', 'time');
    const isWaiting = async () =>
      (
        await db.execute(sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
      ).rows.length;
    const { delivering } = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`edits:${teamId}:chat.update`}))`);
      const delivering = deliver();
      await expect.poll(isWaiting).toBe(1);
      await put('a', 'a: leaving', 'answer');
      return { delivering };
    });
    await delivering;
    expect(sent).toEqual(['a: leaving']);
  },
);

test('however often Slack was told how work stands, a card is edited: each method has a limit of its own', async () => {
  const { edits, put, deliver, sent } = await aChannel(['a']);
  await edits(statusesPerMinute, 'agents.sessions.setStatus');
  await put('a', 'a: leaving', 'answer');
  await deliver();
  expect(sent).toEqual(['a: leaving']);
});

test.each([
  [refreshEditsPerMinute, ['b: leaving', 'c: in the call', 'd: two of three done']],
  [taskEditsPerMinute, ['b: leaving', 'c: in the call']],
  [stateEditsPerMinute, ['b: leaving']],
  [editsPerMinute, []],
])(
  'after %i edits in a minute, what somebody did goes before how calls go on, and that before tasks and time',
  async (count, shown) => {
    const { db, edits, put, deliver, sent } = await aChannel(['a', 'b', 'c', 'd']);
    await edits(count);
    await put('a', 'a: 3 min so far', 'time');
    await put('d', 'd: two of three done', 'state', true);
    await put('c', 'c: in the call', 'state');
    await put('b', 'b: leaving', 'answer');
    await db.execute(sql`update slack_outbox set changed_at = clock_timestamp() - interval '1 minute'`);
    await deliver();
    expect(sent).toEqual(shown);
  },
);

test('what waits for how a call goes on waits no longer once somebody does something there, and is one edit', async () => {
  const { edits, put, deliver, sent } = await aChannel(['a', 'b']);
  await edits(stateEditsPerMinute);
  await put('a', 'a: connecting', 'state');
  await put('b', 'b: connecting', 'state');
  await deliver();
  await put('a', 'a: leaving', 'answer');
  await put('a', 'a: left', 'state');
  await deliver();
  expect(sent).toEqual(['a: left']);
});

test('all edits together keep to Slack’s limit', async () => {
  const { db, edits, put, deliver, sent } = await aChannel(['a']);
  await edits(editsPerMinute);
  await put('a', 'a: leaving', 'answer');
  await deliver();
  expect(sent).toEqual([]);

  await db.execute(sql`delete from slack_edits`);
  await db.execute(sql`update slack_outbox set not_before = clock_timestamp()`);
  await deliver();
  expect(sent).toEqual(['a: leaving']);
});
