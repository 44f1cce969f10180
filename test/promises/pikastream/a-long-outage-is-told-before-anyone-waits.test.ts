import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answersHtml } from '../../sandbox/pikastream/fault-effects.ts';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

const hourAgo = sql`clock_timestamp() - interval '1 hour'`;

test('522 for an hour while the balance works: said once, and the next card tells before it waits', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack, pika, database } = world;
  const good = await paste(world);
  await good.press('Join now');
  (await comesIn(world, good)).endCall();
  await good.reads('PikaStream made no notes');
  await database.db.execute(sql`update provider_health set last_ok_at = ${hourAgo}`);

  const down = pika.faults.add({
    route: 'session.create',
    effect: answersHtml(522),
    times: Number.POSITIVE_INFINITY,
  });
  const first = await paste(world, { channel: slack.channels.standup.id });
  expect((await first.reads('joins')).text).not.toContain('hasn’t started a session');
  await first.press('Join now');
  const said =
    /^PikaStream isn’t available \(HTTP 522\)\. Nothing has started\. I’ll keep trying for five minutes\. The last session started \d+ \w+ 2\d+ at \d\d:\d\d\./;
  await first.reads(said);
  await expect.poll(() => down.used).toBeGreaterThan(1);
  expect(first.ours().filter((text) => said.test(text))).toHaveLength(1);
  await world.elapse(5);
  await first.reads('PikaStream started no session in five minutes of trying');
  await database.db.execute(sql`update provider_health set failing_since = ${hourAgo}`);

  const next = await paste(world, { channel: slack.channels.private.id });
  await next.reads(
    /joins.*PikaStream hasn’t started a session since \d\d:\d\d \(HTTP 522\); the last one started \d+ \w+ 2\d+ at \d\d:\d\d.*\[Join now\]/s,
  );
  down.remove();
  await next.press('Join now');
  await sessionFor(world, undefined, 2);
  await next.reads('is connecting');

  const after = await paste(world, { text: 'https://meet.google.com/zzz-zzzz-zzz' });
  expect((await after.reads('joins')).text).not.toContain('hasn’t started a session');
});
