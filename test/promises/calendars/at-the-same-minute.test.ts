import { sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { caps } from '../../../services/meetings/caps.ts';
import { startAnotherApp } from '../../support/another-app.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { isCard, letInAtOnce, untilStates } from '../../support/slack-acts.ts';
import { elapse } from '../../support/world.ts';

// The embedded database belongs to one process.
test.runIf(inject('database') === 'postgres')(
  'two processes come to a calendar’s meetings at the same minute: one meeting and one session each',
  async () => {
    const world = await calendarWorld({ pika: { script: letInAtOnce } });
    const { slack, feeds, database } = world;
    const general = slack.channels.general.id;
    await startAnotherApp(world, {
      settings: { ENCRYPTION_KEY: world.key },
      guard: { exempt: [feeds.url] },
    });
    const codes = ['aaa-aaaa-aaa', 'bbb-bbbb-bbb', 'ccc-cccc-ccc'];
    feeds.set(
      codes.map((code) => ({ uid: code, start: inMinutes(20), location: `https://meet.google.com/${code}` })),
    );
    const id = await world.addCalendar(slack.users.ada, { rules: { send: 'all', channelId: general } });
    // Its minute comes while nobody can look at it, and begins for both at once.
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`lock table calendars in access exclusive mode`);
      await elapse({ db: tx }, 16);
      await expect.poll(() => appsThatWait(world, id), { interval: 200 }).toBe(2);
    });
    await untilStates(world, 'scheduled', 'scheduled', 'scheduled');
    await world.elapse(4.5);
    await untilStates(world, 'live', 'live', 'live');
    await slack.idle();
    expect(await world.meetings()).toHaveLength(3);
    expect(world.pika.sessions).toHaveLength(3);
    // The second process changed nothing, and told nobody anything.
    await expect
      .poll(async () => (await world.events()).map(({ decided }) => decided))
      .toEqual(['sent', 'sent', 'sent']);
    expect(world.dms(slack.users.ada)).toEqual([expect.stringContaining('I can read')]);
    for (const code of codes)
      expect(slack.messages(general).filter((message) => isCard(message, code))).toHaveLength(1);
  },
);

test('strangers invite somebody to many calls at one minute: their calendar sends no more than one person may', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { feeds, slack } = world;
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const urls = letters.map(
    (one) => `https://meet.google.com/${one.repeat(3)}-${one.repeat(4)}-${one.repeat(3)}`,
  );
  feeds.set(urls.map((location, at) => ({ uid: `${at}`, start: inMinutes(4), location })));
  await world.addCalendar(slack.users.ada, { rules: { send: 'all' } });
  await expect
    .poll(async () => (await world.meetings()).map(({ state }) => state))
    .toEqual(letters.map(() => 'scheduled'));

  await world.elapse(4.5);

  await world.dm(slack.users.ada, 'limit on simultaneous calls');
  await expect.poll(() => world.pika.sessions.length).toBe(caps.person);
  await expect
    .poll(async () => (await world.meetings()).filter(({ endReason }) => endReason === 'cap_reached').length)
    .toBe(letters.length - caps.person);
});

/** One more is told to look at the calendar; how many processes are at it, and wait. */
async function appsThatWait({ database: { url } }: CalendarWorld, calendarId: string): Promise<number> {
  // Past the pool of the app, whose connections wait for the lock.
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  try {
    await client.query(`insert into pgboss.job (name, data) values ('calendar-events', $1)`, [
      JSON.stringify({ calendarId }),
    ]);
    const { rows } = await client.query<{ apps: number }>(
      `select count(distinct application_name)::int as apps from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%for update%'`,
    );
    return rows[0]?.apps ?? 0;
  } finally {
    await client.end();
  }
}
