import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { openDatabase } from '../../services/store/database.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { keyFile } from '../../services/store/encryption-key.ts';
import { migrate } from '../../services/store/migrate.ts';
import { moveData, NotEmpty } from '../../services/store/move-data.ts';
import { countUnreadable } from '../../services/store/re-encrypt.ts';
import { type Config, environment, readSetting } from '../config.ts';
import { failed } from './folder.ts';

const usage = `npm run move-data     copies the embedded database of DATA_DIR into the empty PostgreSQL of DATABASE_URL

Stop Stand-in first. Afterwards start it with DATABASE_URL and ENCRYPTION_KEY.`;

/** `npm run move-data`: from the embedded database to a PostgreSQL. The embedded one stays as it is. */
async function main(args: readonly string[]): Promise<void> {
  const [url, folder] = [setting('DATABASE_URL'), setting('DATA_DIR') ?? './data'];
  if (args.length > 0 || url === undefined) return failed(usage);
  if (!existsSync(join(folder, 'pglite'))) return failed(`There’s no embedded database in ${folder}.`);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const from = await openDatabase({ kind: 'embedded', folder }, () => {});
    try {
      await migrate(from.db);
      const keys = setting('ENCRYPTION_KEY') ?? [];
      if ((await countUnreadable(from.db, keys)) > 0) return failed(sayNoKey(folder, keys.length > 0));
      const moved = await moveData(from.db, drizzle(client));
      const rows = moved.reduce((sum, one) => sum + one.rows, 0);
      process.stdout.write(
        `${rows} rows of ${moved.length} tables were copied and compared. Start Stand-in with DATABASE_URL and ENCRYPTION_KEY; ${folder} stays as it is.\n`,
      );
    } finally {
      await from.close();
    }
  } catch (error) {
    failed(`Nothing was copied. ${sayWhy(error)}`);
  } finally {
    await client.end();
  }
}

function sayWhy(error: unknown): string {
  if (error instanceof FolderInUse) return error.message;
  if (error instanceof NotEmpty)
    return `The PostgreSQL isn’t empty (${error.table}). Give it a database of its own.`;
  return error instanceof Error ? error.message : String(error);
}

/** The folder's key doesn't go along: what it encrypted is encrypted with the setting's at the first start. */
function sayNoKey(folder: string, hasOthers: boolean): string {
  const how = hasOthers ? 'Add to ENCRYPTION_KEY, after a space,' : 'Set ENCRYPTION_KEY to';
  const file = join(folder, keyFile);
  const key = existsSync(file) ? `what ${file} has` : 'the key that was set before';
  return `Nothing was copied. ${how} ${key}: what is encrypted couldn’t be read without it.`;
}

function setting<Name extends keyof Config>(name: Name): Config[Name] | undefined {
  const given = environment()[name];
  const read = readSetting(name, given === '' ? undefined : given);
  return read.ok ? read.value : undefined;
}

await main(process.argv.slice(3));
