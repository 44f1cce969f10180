import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { standupOccurrences, standupReplies } from '../../../services/store/schema/standups.ts';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { untilStates } from '../../support/slack-acts.ts';
import { askedStandup, startStandups } from '../../support/standups.ts';

test('replies written while PikaStream refuses a session still go into the session that comes', async () => {
  const world = await startStandups();
  const { slack, pika } = world;
  const unavailable = pika.faults.add({
    route: 'session.create',
    effect: answers(503, { message: 'busy' }),
    times: Number.POSITIVE_INFINITY,
  });
  const card = await askedStandup(world);
  await world.elapse(10);
  await card.reads('keep trying');
  await untilStates(world, 'dispatching');
  await card.reply(slack.users.ben, 'At the dentist');
  await card.reads('from: @Ben');

  unavailable.remove();
  await world.elapse(0.5);
  await expect.poll(() => pika.sessions[0]?.systemPrompt).toContain('Ben: At the dentist');
});

test('a thread’s replies count for a day at most, whatever became of its meeting', async () => {
  const world = await startStandups();
  const { slack, database } = world;
  const { ben, cleo } = slack.users;
  const card = await askedStandup(world);
  const agoIs = (hours: number) =>
    database.db
      .update(standupOccurrences)
      .set({ at: sql`clock_timestamp() - make_interval(hours => ${hours}::int)` });
  const kept = () => database.db.select().from(standupReplies);

  await agoIs(23);
  await card.reply(ben, 'At the dentist');
  await expect.poll(kept).toHaveLength(1);

  await agoIs(25);
  // Another process has remembered nothing.
  await world.restart();
  await card.reply(cleo, 'Me too');
  await slack.idle();
  expect(await kept()).toHaveLength(1);
  await untilStates(world, 'scheduled');
});
