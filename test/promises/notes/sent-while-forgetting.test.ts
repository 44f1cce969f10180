import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { words } from '../../../services/slack/blocks/elements.ts';
import type { Executor } from '../../../services/store/executor.ts';
import type { Jobs } from '../../../services/store/jobs.ts';
import { takeFromSlack } from '../../../services/store/rows/forget-made.ts';
import { queueMessage } from '../../../services/store/rows/outbox-messages.ts';
import { markSent } from '../../../services/store/rows/outbox-rows.ts';
import { queuePersonRemovals } from '../../../services/store/rows/past-messages.ts';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const place = { teamId: 'T1', channelId: 'C1' };
const jobs = { send: async () => {} } as unknown as Jobs;

/** How many statements wait for a lock, in this database alone. */
const waitingIn = async (db: Executor) =>
  (
    await db.execute(
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).rows.length;

// The embedded database does one thing at a time.
test.skipIf(inject('database') === 'embedded')(
  'a recap that Slack takes in the middle of forgetting keeps none of its words here',
  async () => {
    const { db, remove } = await openTestDatabase();
    onTestFinished(remove);
    const id = randomUUID();
    const messageKey = `recap:${id}`;
    const recap = (text: string) => ({
      ...{ ...place, messageKey, threadTs: null, threadKey: null, fallbackUserId: null, meetingId: id },
      content: words(text),
    });
    await queueMessage(db, jobs, recap('the secret budget'));
    const [row] = await db.update(slackOutbox).set({ sendingSince: new Date() }).returning();
    if (!row) throw new Error('Nothing waits');

    const { sent } = await db.transaction(async (tx) => {
      await takeFromSlack(tx, jobs, { id, ...place }, sql`false`);
      const sent = markSent(db, row as never, null);
      await expect.poll(() => waitingIn(db)).toBe(1);
      await queueMessage(tx, jobs, recap('what is left'));
      return { sent };
    });
    await sent;
    const rows = await db.select().from(slackOutbox).where(eq(slackOutbox.messageKey, messageKey));
    expect(rows.map(({ state, content }) => [state, JSON.stringify(content).includes('secret')])).toEqual([
      ['pending', false],
    ]);
  },
);

test.skipIf(inject('database') === 'embedded')(
  'a message to a person that begins to be sent in the middle of forgetting them keeps none of their words',
  async () => {
    const { db, remove } = await openTestDatabase();
    onTestFinished(remove);
    const [answered, secret] = ['reply:1:U1', 'reply:2:U1'];
    const toThem = (messageKey: string, text: string) => ({
      ...{ ...place, messageKey, threadTs: null, threadKey: null, fallbackUserId: null, meetingId: null },
      content: words(text),
    });
    const of = (key: string) => eq(slackOutbox.messageKey, key);
    await queueMessage(db, jobs, toThem(answered, 'an answer'));
    await db.update(slackOutbox).set({ state: 'sent' }).where(of(answered));
    await queueMessage(db, jobs, toThem(secret, 'the secret budget'));

    let forgetting: Promise<void> = Promise.resolve();
    let beginning: Promise<unknown> = Promise.resolve();
    // Somebody else holds the older one, where the forgetting has to wait.
    await db.transaction(async (tx) => {
      await tx.select().from(slackOutbox).where(of(answered)).for('update');
      forgetting = db.transaction((other) => queuePersonRemovals(other, jobs, place.teamId, 'U1'));
      await expect.poll(() => waitingIn(db)).toBe(1);
      let hasBegun = false;
      beginning = db
        .update(slackOutbox)
        .set({ sendingSince: new Date() })
        .where(of(secret))
        .then(() => {
          hasBegun = true;
        });
      await expect.poll(async () => hasBegun || (await waitingIn(db)) === 2).toBe(true);
    });
    await Promise.all([forgetting, beginning]);
    expect(await db.$count(slackOutbox)).toBe(0);
  },
);
