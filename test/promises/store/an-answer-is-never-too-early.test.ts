import { expect, onTestFinished, test } from 'vitest';
import { readableSince } from '../../../services/store/rows/outbox-messages.ts';
import { slackMessages, slackOutbox } from '../../../services/store/schema/slack.ts';
import { betweenStatements } from '../../support/between-statements.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const key = { teamId: 'T1', messageKey: 'question:1' };

test('a question that Slack has is readable, even if its delivery is recorded at that very moment', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await db
    .insert(slackOutbox)
    .values({ ...key, queue: 'C1', kind: 'message', content: {}, sendingSince: new Date() });
  const recorded = async () => {
    await db.insert(slackMessages).values({ ...key, channelId: 'C1', ts: '1700000000.000100' });
    await db.update(slackOutbox).set({ sendingSince: null, state: 'sent' });
  };

  expect(await readableSince(betweenStatements(db, recorded), key.teamId, key.messageKey)).not.toBeNull();

  await recorded();
  expect(await readableSince(db, key.teamId, key.messageKey)).toBe('1700000000.000100');
});

test('a question that still waits for its turn is not readable', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await db.insert(slackOutbox).values({ ...key, queue: 'C1', kind: 'message', content: {} });

  expect(await readableSince(db, key.teamId, key.messageKey)).toBeNull();
});
