import { readdirSync } from 'node:fs';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase } from '../../support/test-database.ts';

type Column = { table: string; column: string; type: string; notNull: boolean };

const folder = new URL('../../../services/store/schema/', import.meta.url);
const parts: object[] = await Promise.all(
  readdirSync(folder).map((file) => import(new URL(file, folder).href)),
);
const tables = parts.flatMap((part) => Object.values(part)).filter((value) => is(value, PgTable));

test('tables and columns in code are those of the migrations: names, types and what may be null', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);

  const { rows } = await db.execute<Column>(sql`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type",
      a.attnotnull as "notNull"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schema_migrations'`);

  const inCode: Column[] = tables.flatMap((table) =>
    getTableConfig(table).columns.map((column) => ({
      table: getTableName(table),
      column: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
    })),
  );
  expect(inCode.map(line).sort()).toEqual(rows.map(line).sort());
});

test('a column that code fills in has a default in the database', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);

  const { rows } = await db.execute<{ column: string }>(sql`
    select table_name || '.' || column_name as "column" from information_schema.columns
    where table_schema = 'public' and (column_default is not null or is_identity = 'YES')`);
  const given = tables.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter((column) => column.hasDefault)
      .map((column) => `${getTableName(table)}.${column.name}`),
  );
  expect(rows.map((row) => row.column)).toEqual(expect.arrayContaining(given));
});

function line({ table, column, type, notNull }: Column): string {
  return `${table}.${column} ${type}${notNull ? ' not null' : ''}`;
}
