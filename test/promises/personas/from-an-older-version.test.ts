import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../services/store/migrate.ts';
import { writePast } from '../../support/past-meetings.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('a call that was planned before names said “(AI)” and “takes notes” is joined under a name that does, or as an admin chose', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);
  await db.execute(sql`insert into workspaces (team_id, name_suffix) values ('T2', '(robot)'), ('T3', '')`);
  const write = async (
    teamId: string,
    state: string,
    botName = 'Stand-in',
    personaId: string | null = null,
  ) => {
    const { id } = await writePast(db, { teamId, channelId: 'C1', threadTs: null, by: 'U1' }, {});
    await db.execute(sql`update meetings set state = ${state}, bot_name = ${botName}, persona_id = ${personaId}, call_key = ${id},
      starts_at = now() + interval '1 day' where id = ${id}`);
    return async () =>
      (await db.execute(sql`select bot_name from meetings where id = ${id}`)).rows[0]?.bot_name;
  };
  const planned = await write('T1', 'scheduled');
  const renamed = await write('T2', 'proposed');
  const without = await write('T3', 'scheduled');
  const over = await write('T1', 'done');
  const live = await write('T1', 'live');
  const nova = await write('T1', 'scheduled', 'Nova (AI)', randomUUID());
  const again = await write('T1', 'awaiting_funds', 'Stand-in (AI)');
  await db.execute(sql`delete from schema_migrations where name = '0059-names-that-say-ai.sql'`);

  await migrate(db);

  expect(await planned()).toBe('Stand-in (AI)');
  expect(await renamed()).toBe('Stand-in (robot)');
  expect(await without()).toBe('Stand-in');
  // What people saw in a call stays.
  for (const name of [over, live]) expect(await name()).toBe('Stand-in');
  expect(await nova()).toBe('Nova (AI)');
  expect(await again()).toBe('Stand-in (AI)');

  await db.execute(sql`delete from schema_migrations where name = '0093-names-that-say-notes.sql'`);
  await migrate(db);
  const names = await Promise.all([planned, renamed, without, nova].map((name) => name()));
  expect(names).toEqual([
    ...['Stand-in (AI, takes notes)', 'Stand-in (robot, takes notes)', 'Stand-in (takes notes)'],
    'Nova (AI, takes notes)',
  ]);
  expect(await live()).toBe('Stand-in');
});
