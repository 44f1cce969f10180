import { environment, readSetting } from '../config.ts';

/** The embedded database's folder, by the settings; null, once that is said, where they name a PostgreSQL. */
export function embeddedFolder(withPostgres: string): string | null {
  const { DATABASE_URL, DATA_DIR } = environment();
  if (DATABASE_URL) {
    failed(`DATABASE_URL names a PostgreSQL. ${withPostgres}`);
    return null;
  }
  const folder = readSetting('DATA_DIR', DATA_DIR || undefined);
  return folder.ok ? folder.value : './data';
}

export function failed(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
