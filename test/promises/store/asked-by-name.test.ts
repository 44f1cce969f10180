import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Executor } from '../../../services/store/executor.ts';
import { inTransaction } from '../../../services/store/transaction.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const isPostgres = inject('database') === 'postgres';

/** With a statement that was asked often. */
async function asked(): Promise<{ db: Executor; ask: () => Promise<unknown> }> {
  // The worker's own has names for what earlier tests asked for.
  const { db, remove } = await openTestDatabase({ own: isPostgres });
  onTestFinished(remove);
  await db.execute(sql`create table asked (id int, words text)`);
  await db.execute(sql`insert into asked values (1, 'one'), (2, 'two')`);
  const ask = async () => (await db.execute(sql`select * from asked where id = ${2}`)).rows;
  for (let times = 0; times < 40; times++) expect(await ask()).toEqual([{ id: 2, words: 'two' }]);
  return { db, ask };
}

test.skipIf(!isPostgres)('what is asked again and again is parsed once', async () => {
  const { db } = await asked();
  const { rows } = await db.execute<{ uses: string }>(sql`
    select generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%from asked%'`);
  expect(rows.map(({ uses }) => Number(uses))).toEqual([20]);
});

test('what is asked again and again answers with a column that a newer version added meanwhile', async () => {
  const { db, ask } = await asked();
  await db.execute(sql`alter table asked add column language text`);
  expect(await ask()).toEqual([{ id: 2, words: 'two', language: null }]);
});

test('a transaction goes on, once, where a newer version added a column meanwhile', async () => {
  const { db, ask } = await asked();
  await db.execute(sql`alter table asked add column language text`);
  const found = await inTransaction(db, async (tx) => {
    await tx.execute(sql`insert into asked values (3, 'three')`);
    return (await tx.execute(sql`select * from asked where id = ${2}`)).rows;
  });
  expect(found).toEqual([{ id: 2, words: 'two', language: null }]);
  expect(await db.$count(sql`asked`)).toBe(3);
  expect(await ask()).toEqual(found);
});
