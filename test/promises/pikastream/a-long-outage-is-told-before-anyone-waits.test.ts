import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answersHtml } from '../../sandbox/pikastream/fault-effects.ts';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

/** What a card says that begins while PikaStream starts no sessions. */
const warning = 'hasn’t started a session';
const hourAgo = sql`clock_timestamp() - interval '1 hour'`;

test('during an hour of 522 a thread says so once, and the next card says so before anyone waits', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack, pika, database } = world;
  const good = await paste(world);
  await good.press('Join now');
  (await comesIn(world, good)).endCall();
  await good.reads('made no notes');
  await database.db.execute(sql`update provider_health set last_ok_at = ${hourAgo}`);

  const down = pika.faults.add({
    route: 'session.create',
    effect: answersHtml(522),
    times: Number.POSITIVE_INFINITY,
  });
  const first = await paste(world, { channel: slack.channels.standup.id });
  expect((await first.reads('joins')).text).not.toContain(warning);
  await first.press('Join now');
  const said = inOrder(
    /^PikaStream isn’t available/,
    'HTTP 522',
    /last session started \d+ \w+ 2\d+ at \d\d:\d\d/,
  );
  await first.reads(said);
  await expect.poll(() => down.used).toBeGreaterThan(1);
  expect(first.ours().filter((text) => said.test(text))).toHaveLength(1);
  await world.elapse(5);
  await first.reads('started no session');
  await database.db.execute(sql`update provider_health set failing_since = ${hourAgo}`);

  const next = await paste(world, { channel: slack.channels.private.id });
  await next.reads(
    inOrder(
      'joins',
      warning,
      /since \d\d:\d\d \(HTTP 522\)/,
      /last one started \d+ \w+ 2\d+ at \d\d:\d\d/,
      '[Join now]',
    ),
  );
  down.remove();
  await next.press('Join now');
  await sessionFor(world, undefined, 2);
  await next.reads('is connecting');

  const after = await paste(world, { text: 'https://meet.google.com/zzz-zzzz-zzz' });
  expect((await after.reads('joins')).text).not.toContain(warning);
});
