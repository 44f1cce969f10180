import { sql } from 'drizzle-orm';
import type { Executor } from '../../services/store/executor.ts';

/** What a test may leave as it was: tables, columns, constraints, triggers, functions, schemas, and the migrations. */
const shape = sql`select md5(string_agg(part, ',' order by part)) as shape from (
  select format('%s.%s %s %s', relnamespace::regnamespace, relname, attname, atttypid) as part
    from pg_attribute join pg_class c on c.oid = attrelid
    where relnamespace::regnamespace::text in ('public', 'pgboss') and attnum > 0 and relkind in ('r', 'p')
  union all select format('%s %s', conrelid::regclass, conname) from pg_constraint
    where connamespace::regnamespace::text in ('public', 'pgboss')
  union all select tgname::text from pg_trigger where not tgisinternal
  union all select md5(prosrc) from pg_proc where pronamespace::regnamespace::text in ('public', 'pgboss')
  union all select nspname::text from pg_namespace where nspname not like 'pg\_%'
  union all select name from public.schema_migrations
) parts`;

export async function shapeOf(db: Executor): Promise<string> {
  const { rows } = await db.execute<{ shape: string }>(shape);
  return rows[0]?.shape ?? '';
}

const held = sql`select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
  where (schemaname = 'public' and tablename <> 'schema_migrations')
    or (schemaname = 'pgboss' and tablename in ('job_common', 'job_dependency', 'warning', 'instance'))`;

/**
 * Empties every table but those that say how the database is made; whoever still holds a lock has three seconds. Rows
 * are deleted, for `truncate` makes files anew: 0.8 s for all tables of PostgreSQL, and 0.4 s for those of PGlite.
 */
export async function emptyTables(db: Executor): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ names: string | null }>(held);
    const names = rows[0]?.names;
    if (!names) return;
    await tx.execute(sql`set local lock_timeout = '3s'`);
    await tx.execute(sql.raw(`lock table ${names} in access exclusive mode`));
    // No foreign key is checked, and no trigger fires. A user who may not do that has a new database for each test.
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const name of names.split(', ')) await tx.execute(sql.raw(`delete from ${name}`));
    await tx.execute(
      sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
        where schemaname = 'public'`,
    );
  });
}
