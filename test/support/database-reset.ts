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

/** Empties every table but those that say how the database is made; whoever still holds a lock has three seconds. */
export async function emptyTables(db: Executor): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '3s'`);
    const { rows } = await tx.execute<{ names: string | null }>(
      sql`select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
        where (schemaname = 'public' and tablename <> 'schema_migrations')
          or (schemaname = 'pgboss' and tablename in ('job', 'job_common', 'job_dependency', 'warning', 'instance'))`,
    );
    const names = rows[0]?.names;
    if (names) await tx.execute(sql.raw(`truncate ${names} restart identity cascade`));
  });
}
