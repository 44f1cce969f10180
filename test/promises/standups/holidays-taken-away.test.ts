import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { channelHolidays } from '../../../services/store/schema/standups.ts';
import { withHolidays } from '../../support/holidays.ts';
import { typist } from '../../support/standups.ts';

/** Holidays whose calendar is being read: it answers when it is released. */
async function beingRead() {
  const given = await withHolidays();
  const { feeds, read, readNow } = given;
  const held = Promise.withResolvers<void>();
  feeds.set([{ uid: 'one', start: new Date(), days: 1, title: 'Holiday' }]);
  feeds.fail('feed', { do: 'hold', until: held.promise });
  await readNow();
  await expect.poll(async () => (await read())?.nextReadAt.getTime() ?? 0).toBeGreaterThan(Date.now());
  return { ...given, release: held.resolve };
}

test.runIf(inject('database') === 'postgres')(
  'holidays removed while their calendar is being read stay removed, and so does the address',
  async () => {
    const { world, release, read } = await beingRead();
    const { db } = world.database;
    await db.transaction(async (tx) => {
      await tx.delete(channelHolidays);
      release();
      const waiting = sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(async () => (await db.execute(waiting)).rows.length).toBeGreaterThan(0);
    });
    await world.restart();
    expect(await typist(world)('holidays')).toContain('no holidays');
    expect(await read()).toBeUndefined();
  },
);
