import { sql } from 'drizzle-orm';
import type { SecretCipher } from '../common/secret-cipher.ts';
import type { Executor } from './executor.ts';
import { prefixOf } from './secret-cipher.ts';

/** Every encrypted column, and its row's owner as the cipher knows it. */
const encryptedColumns = [
  { table: 'note_destinations', column: 'secret', owner: sql`id::text` },
  { table: 'calendars', column: 'address', owner: sql`id::text` },
  { table: 'channel_holidays', column: 'address', owner: sql`'holidays:' || team_id || ':' || channel_id` },
] as const;

/** Encrypts again, with the first of several keys, what an older one encrypted; what none opens stays as it is. */
export async function reEncrypt(
  db: Executor,
  cipher: SecretCipher,
  keys: readonly Buffer[] = [],
): Promise<void> {
  const [key, ...older] = keys;
  if (!key || older.length === 0) return;
  for (const { table, column, owner } of encryptedColumns) {
    const [name, from] = [sql.identifier(column), sql.identifier(table)];
    const { rows } = await db.execute<{ text: string; owner: string }>(sql`
      select ${name} as text, ${owner} as owner from ${from}
      where ${name} is not null and not starts_with(${name}, ${prefixOf(key)})`);
    for (const row of rows) {
      const opened = cipher.decrypt(row.text, row.owner);
      const again = opened.ok ? cipher.encrypt(opened.value, row.owner) : opened;
      // Somebody may have changed it meanwhile: theirs stays.
      if (again.ok)
        await db.execute(
          sql`update ${from} set ${name} = ${again.value} where ${owner} = ${row.owner} and ${name} = ${row.text}`,
        );
    }
  }
}
