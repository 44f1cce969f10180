import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

const folder = new URL('migrations/', import.meta.url);

/** In their order. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

export function readMigration(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

export class NewerSchema extends Error {
  constructor(unknown: string[]) {
    super(
      `The database was migrated by a newer Stand-in (${unknown.join(', ')}). ` +
        'Start that version again, or restore a backup made before the upgrade.',
    );
    this.name = 'NewerSchema';
  }
}

const makeList = sql`create table schema_migrations (name text primary key, applied_at timestamptz not null default now())`;

/**
 * Applies all new migrations in order, in one transaction: a killed migration leaves nothing behind. Refuses a database
 * that a newer version has migrated.
 */
export async function migrate(db: Executor): Promise<void> {
  await db.transaction(async (tx) => {
    // Two processes may start at the same time on one PostgreSQL.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('stand-in migrations'))`);
    // Not even `if not exists` where it's there: after a statement that may change tables, the embedded database's are prepared again.
    if (!(await hasMigrations(tx))) await tx.execute(makeList);
    const { pending, unknown } = await compareMigrations(tx);
    if (unknown.length > 0) throw new NewerSchema(unknown);
    for (const name of pending) await applyMigration(tx, name);
  });
}

/** One of them, on top of all before it. */
export async function applyMigration(tx: Executor, name: string): Promise<void> {
  for (const statement of statementsOf(readMigration(name))) {
    await tx.execute(sql.raw(statement));
  }
  await tx.execute(sql`insert into schema_migrations (name) values (${name})`);
}

/** What a start would apply, and what only a newer version knows. */
type MigrationState = { pending: string[]; unknown: string[] };

/** The same of a database that may never have been started; it is only read. */
export async function migrationState(db: Executor): Promise<MigrationState> {
  return (await hasMigrations(db)) ? compareMigrations(db) : { pending: migrationNames(), unknown: [] };
}

async function hasMigrations(db: Executor): Promise<boolean> {
  const { rows } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('schema_migrations') is not null as there`,
  );
  return rows[0]?.there ?? false;
}

async function compareMigrations(db: Executor): Promise<MigrationState> {
  const known = migrationNames();
  const { rows } = await db.execute<{ name: string }>(sql`select name from schema_migrations`);
  const applied = rows.map((row) => row.name);
  return {
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** The driver takes one statement at a time. Inside of one, semicolons stand only between dollar signs: a function's. */
function statementsOf(file: string): string[] {
  return (file.replaceAll(/--.*$/gm, '').match(/(?:[^;$]|\$\$[^$]*\$\$|\$)+/g) ?? [])
    .map((statement) => statement.trim())
    .filter(Boolean);
}
