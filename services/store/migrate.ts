import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

const folder = new URL('migrations/', import.meta.url);

export class NewerSchema extends Error {
  constructor(unknown: string[]) {
    super(
      `The database was migrated by a newer Stand-in (${unknown.join(', ')}). ` +
        'Start that version again, or restore a backup made before the upgrade.',
    );
    this.name = 'NewerSchema';
  }
}

/**
 * Applies all new migrations in order, in one transaction: a killed migration leaves nothing behind. Refuses a database
 * that a newer version has migrated.
 */
export async function migrate(db: Executor): Promise<void> {
  const known = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  await db.transaction(async (tx) => {
    // Two processes may start at the same time on one PostgreSQL.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('stand-in migrations'))`);
    await tx.execute(
      sql`create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    const { rows } = await tx.execute<{ name: string }>(sql`select name from schema_migrations`);
    const applied = rows.map((row) => row.name);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new NewerSchema(unknown);
    for (const name of known.filter((candidate) => !applied.includes(candidate))) {
      for (const statement of statementsOf(readFileSync(new URL(name, folder), 'utf8'))) {
        await tx.execute(sql.raw(statement));
      }
      await tx.execute(sql`insert into schema_migrations (name) values (${name})`);
    }
  });
}

/** The driver takes one statement at a time. Inside of one, semicolons stand only between dollar signs: a function's. */
function statementsOf(file: string): string[] {
  return (file.replaceAll(/--.*$/gm, '').match(/(?:[^;$]|\$\$[^$]*\$\$|\$)+/g) ?? [])
    .map((statement) => statement.trim())
    .filter(Boolean);
}
