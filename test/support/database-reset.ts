import { sql } from 'drizzle-orm';
import type { Executor } from '../../services/store/executor.ts';

/** Where PostgreSQL keeps tables, columns, constraints, triggers, functions and schemas; and our list of migrations. */
const catalogs = [
  'pg_class',
  'pg_attribute',
  'pg_constraint',
  'pg_trigger',
  'pg_proc',
  'pg_namespace',
  'schema_migrations',
];

/** How many rows each has, and by which transaction the newest was written: “the same” for a fraction of what reading them costs. */
const shape = sql.raw(
  `select ${catalogs
    .map((name) => `(select format('%s %s', count(*), age('3'::xid) - min(age(xmin))) from ${name})`)
    .join(" || ', ' || ")} as shape`,
);

/** Tells apart databases whose tables, constraints, triggers, functions, schemas or migrations a test changed. */
export async function shapeOf(db: Executor): Promise<string> {
  const { rows } = await db.execute<{ shape: string }>(shape);
  return rows[0]?.shape ?? '';
}

const tables = sql`select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
  where (schemaname = 'public' and tablename <> 'schema_migrations')
    or (schemaname = 'pgboss' and tablename in ('job_common', 'job_dependency', 'warning', 'instance'))`;

/**
 * Empties every table but those that say how the database is made; an app that still holds a lock has three seconds. Rows
 * are deleted, for `truncate` makes files anew: 0.8 s for all tables of PostgreSQL, and 0.4 s for those of PGlite. Most
 * tables are empty, which one query tells.
 */
export async function emptyTables(db: Executor): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ names: string | null }>(tables);
    const names = rows[0]?.names;
    if (!names) return;
    await tx.execute(sql`set local lock_timeout = '3s'`);
    await tx.execute(sql.raw(`lock table ${names} in access exclusive mode`));
    // No foreign key is checked, and no trigger fires. A user who may not do that has a new database for each test.
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const name of await filledOf(tx, names.split(', ')))
      await tx.execute(sql.raw(`delete from ${name}`));
    await tx.execute(
      sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
        where schemaname = 'public' and last_value is not null`,
    );
  });
}

async function filledOf(tx: Executor, names: readonly string[]): Promise<readonly string[]> {
  const looks = names.map((name) => `select '${name}' as name where exists (select from ${name})`);
  const { rows } = await tx.execute<{ name: string }>(sql.raw(looks.join(' union all ')));
  return rows.map(({ name }) => name);
}
