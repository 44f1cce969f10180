import { expect, test } from 'vitest';
import { stateEditsPerMinute } from '../../../services/slack/limits.ts';
import { slackEdits } from '../../../services/store/schema/slack.ts';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { setDatabaseClock } from '../../support/database-clock.ts';
import { startWorld } from '../../support/world.ts';

const other = 'https://meet.google.com/xyz-abcd-efg';

test('while many calls begin at once, the card of a stopped one says so at once; the others’ cards when a minute has edits again', async () => {
  const now = new Date();
  const world = await startWorld({ door: 'socket', clock: now });
  const { slack, pika, database } = world;
  const thread = await paste(world);
  await comesIn(world, thread);
  const begins = await paste(world, { channel: slack.channels.standup.id, text: other });
  await begins.reads('is connecting');
  // What the cards of a hundred calls take of a minute.
  const taken = Array.from({ length: stateEditsPerMinute }, () => ({
    teamId: slack.teamId,
    method: 'chat.update' as const,
    at: new Date(now.getTime() + 30_000),
  }));
  await database.db.insert(slackEdits).values(taken);

  (await sessionFor(world, other)).admit();
  await expect.poll(async () => (await world.meetings())[1]?.state).toBe('live');
  // Held, so that the card of a call that ends at once doesn't skip this state.
  const held = pika.faults.add({
    route: 'session.delete',
    effect: answers(503),
    times: Number.POSITIVE_INFINITY,
  });
  await thread.press('Stop');
  await thread.reads('is leaving*');
  held.remove();
  expect(begins.cardStates().at(-1)).toContain('is connecting');

  await setDatabaseClock(database, new Date(now.getTime() + 100_000));
  await begins.reads('*Stand-in (AI) is connected*');
});
