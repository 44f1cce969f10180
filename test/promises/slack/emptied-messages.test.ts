import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { paste } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

test('a reply that an older version emptied on its way is taken back, and holds up nothing of its channel', async () => {
  const world = await startWorld();
  const { slack, database } = world;
  const asked = await paste(world, { text: `<@${slack.botUserId}>` });
  await asked.reads(/\w/);
  await expect.poll(() => database.db.$count(slackOutbox, sql`state = 'sent'`)).toBe(1);
  await world.restart({}, () =>
    database.db.execute(
      sql`update slack_outbox set state = 'pending', content = '{}', revision = revision + 1`,
    ),
  );
  const thread = await paste(world);
  await thread.reads('Stand-in');
  await expect.poll(asked.ours).toEqual([]);
  await expect.poll(() => database.db.$count(slackOutbox, sql`state = 'pending'`)).toBe(0);
});
