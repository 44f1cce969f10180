import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../services/store/database.ts';
import { reclaimSpace } from '../../../services/store/reclaim-space.ts';
import { passages } from '../../../services/store/schema/search.ts';
import { openTestDatabase } from '../../support/test-database.ts';

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
    await reclaimSpace(database);

    expect(holding()).toEqual([]);
  },
);

test('reclaiming space keeps every row', async () => {
  const database = await openTestDatabase();
  onTestFinished(database.remove);
  await database.db.execute(sql`insert into slack_inbox (team_id, key) values ('T1', 'k')`);
  await reclaimSpace(database);
  expect((await database.db.execute(sql`select key from slack_inbox`)).rows).toEqual([{ key: 'k' }]);
  expect(await database.db.$count(passages)).toBe(0);
});
