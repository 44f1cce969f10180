import { sql } from 'drizzle-orm';
import type { World } from './world.ts';

/** Everything in the database in which these words stand. */
export async function placesOf({ database }: World, words: string): Promise<string[]> {
  const { rows } = await database.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await database.db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text ilike ${`%${words}%`} limit 1`,
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}
