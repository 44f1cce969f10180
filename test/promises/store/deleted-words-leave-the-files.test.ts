import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../services/store/database.ts';
import { spaceReclaimer } from '../../../services/store/reclaim-space.ts';
import { passages } from '../../../services/store/schema/search.ts';
import { databaseTime } from '../../../services/store/transaction.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { startWorld } from '../../support/world.ts';

const secret = 'giraffe';

test.runIf(inject('database') === 'embedded')(
  'no file of the embedded database holds deleted words',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stand-in-files-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const database = await openDatabase({ kind: 'embedded', folder }, () => {});
    onTestFinished(() => database.close());
    const { db } = database;
    await db.execute(sql`create table kept (words text)`);
    await db.execute(sql`insert into kept values (${secret})`);
    await db.execute(sql`checkpoint`);
    const holding = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
        (file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(secret),
      );
    expect(holding()).not.toEqual([]);

    await db.execute(sql`delete from kept`);
    await spaceReclaimer(database)(new Date(), 'words');

    expect(holding()).toEqual([]);
  },
);

test.runIf(inject('database') === 'embedded')(
  'a forgotten call rewrites no recordings and pictures, and a deleted recording does',
  async () => {
    const database = await openTestDatabase();
    onTestFinished(database.remove);
    const files = async () =>
      (
        await database.db.execute<{ name: string; file: string }>(sql`
        select relname as name, pg_relation_filenode(oid)::text as file from pg_class
        where relname in ('voices', 'persona_pictures', 'notes', 'pg_statistic') order by relname`)
      ).rows;
    const changed = (before: { file: string }[], after: { name: string; file: string }[]) =>
      after.filter(({ file }, at) => file !== before[at]?.file).map(({ name }) => name);
    const reclaim = spaceReclaimer(database);
    const first = await files();
    await reclaim(new Date(), 'words');
    const second = await files();
    expect(changed(first, second)).toEqual(['notes', 'pg_statistic']);
    await reclaim(new Date(0), 'recordings');
    expect(changed(second, await files())).toHaveLength(4);
  },
);

test('reclaiming space keeps every row', async () => {
  const database = await openTestDatabase();
  onTestFinished(database.remove);
  await database.db.execute(sql`insert into slack_inbox (team_id, key) values ('T1', 'k')`);
  await spaceReclaimer(database)(new Date());
  expect((await database.db.execute(sql`select key from slack_inbox`)).rows).toEqual([{ key: 'k' }]);
  expect(await database.db.$count(passages)).toBe(0);
});

test.runIf(inject('database') === 'embedded')(
  'many forgotten calls cost one pass through the files',
  async () => {
    const database = await openTestDatabase();
    onTestFinished(database.remove);
    const { db } = database;
    // Each pass rewrites a table's file.
    const file = async () =>
      (await db.execute(sql`select pg_relation_filenode('slack_inbox') as file`)).rows[0]?.file;
    const reclaim = spaceReclaimer(database);
    const now = (await databaseTime(db)).getTime();
    const before = await file();

    await reclaim(new Date(now - 2));
    const after = await file();
    expect(after).not.toBe(before);
    await reclaim(new Date(now - 1));
    expect(await file()).toBe(after);

    await reclaim(await databaseTime(db));
    expect(await file()).not.toBe(after);
  },
);

test.runIf(inject('database') === 'embedded')(
  'a pass through the files that fails, or whose process dies, is made again',
  async () => {
    const database = await openTestDatabase();
    onTestFinished(database.remove);
    const { kind, db } = database;
    let fails = true;
    const failing = new Proxy(db, {
      get(target, name) {
        if (name !== 'execute') return Reflect.get(target, name);
        return (statement: Parameters<typeof db.execute>[0]) => {
          if (fails && JSON.stringify(statement).includes('vacuum full')) throw new Error('disk full');
          return target.execute(statement);
        };
      },
    });
    const later: { deletedAt: string; at: Date }[] = [];
    const reclaim = spaceReclaimer({ kind, db: failing }, async ({ deletedAt }, at) => {
      later.push({ deletedAt, at });
    });
    const deletedAt = await databaseTime(db);

    await expect(reclaim(deletedAt, 'words')).rejects.toThrow('disk full');
    fails = false;
    const [again] = later;
    // Not at once, also where it was deleted long ago: a full disk is full for a while.
    expect(again?.at.getTime()).toBeGreaterThan(deletedAt.getTime() + 60_000);
    await reclaim(new Date(again?.deletedAt ?? ''), 'words');
    await reclaim(new Date(again?.deletedAt ?? ''), 'words');
    // The second time nothing was left to do, and nothing comes back.
    expect(later).toHaveLength(2);
  },
);

test('words that are tidied away leave the files too', async () => {
  const world = await startWorld();
  const { db } = world.database;
  const passes = async () =>
    (await db.execute(sql`select data from pgboss.job where name = 'reclaim-space'`)).rows.length;
  await world.restart();
  expect(await passes()).toBe(0);

  await db.execute(sql`insert into persona_drafts (id, team_id, user_id, persona_version, terms, created_at)
    values (gen_random_uuid(), 'T1', 'U1', 0, '{"maySay": "giraffe"}', clock_timestamp() - interval '2 days')`);
  await world.restart();
  expect(await passes()).toBe(1);
});
