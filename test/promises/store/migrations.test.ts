import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, NewerSchema } from '../../../services/store/migrate.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('a database that a newer program has migrated is refused, in words that name the migration', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);
  await db.execute(sql`insert into schema_migrations (name) values ('0999-of-the-future.sql')`);

  const refusal = await migrate(db).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(NewerSchema);
  expect(String(refusal)).toContain('(0999-of-the-future.sql)');
  expect(String(refusal)).toContain('restore a backup');
});

test('a migration that breaks off leaves nothing, and the next one is whole', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);
  // As before the first start, but with something in the way of its last statement.
  await db.execute(sql`drop schema public cascade`);
  await db.execute(sql`create schema public`);
  await db.execute(sql`create table provider_health (in_the_way integer)`);

  await expect(migrate(db)).rejects.toThrow();
  expect(await tablesOf(db)).toEqual(['provider_health']);

  await db.execute(sql`drop table provider_health`);
  await migrate(db);
  await migrate(db);
  expect(await tablesOf(db)).toEqual(expect.arrayContaining(['leases', 'meetings', 'provider_health']));
  const { rows } = await db.execute<{ name: string }>(sql`select name from schema_migrations`);
  expect(rows.map((row) => row.name)).toContain('0001-foundation.sql');
});

async function tablesOf(db: Awaited<ReturnType<typeof openTestDatabase>>['db']): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map((row) => row.name);
}
