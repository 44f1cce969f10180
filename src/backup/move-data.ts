import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { openDatabase } from '../../services/store/database.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { keyFile, loadKeys } from '../../services/store/encryption-key.ts';
import { moveData, NotEmpty } from '../../services/store/move-data.ts';
import { type Config, environment, readSetting } from '../config.ts';
import { failed } from './folder.ts';

const usage = `npm run move-data     copies the embedded database of DATA_DIR into the empty PostgreSQL of DATABASE_URL

Stop Stand-in first. Afterwards start it with DATABASE_URL and ENCRYPTION_KEY.`;

/** `npm run move-data`: from the embedded database to a PostgreSQL. The embedded one stays as it is. */
async function main(args: readonly string[]): Promise<void> {
  const [url, folder] = [setting('DATABASE_URL'), setting('DATA_DIR') ?? './data'];
  if (args.length > 0 || url === undefined) return failed(usage);
  if (!existsSync(join(folder, 'pglite'))) return failed(`There’s no embedded database in ${folder}.`);
  if (!hasKeyOf(folder))
    return failed(
      `Set ENCRYPTION_KEY to what ${join(folder, keyFile)} has: what is encrypted couldn’t be read without it.`,
    );
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const from = await openDatabase({ kind: 'embedded', folder }, () => {});
    try {
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

/** One of the keys of the setting is the one that was generated; where none was, none is needed. */
function hasKeyOf(folder: string): boolean {
  if (!existsSync(join(folder, keyFile))) return true;
  const made = loadKeys({ kind: 'file', folder });
  return made.ok && (setting('ENCRYPTION_KEY') ?? []).some((key) => key.equals(made.keys[0]));
}

function setting<Name extends keyof Config>(name: Name): Config[Name] | undefined {
  const given = environment()[name];
  const read = readSetting(name, given === '' ? undefined : given);
  return read.ok ? read.value : undefined;
}

await main(process.argv.slice(3));
