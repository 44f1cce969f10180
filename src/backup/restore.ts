import { resolve } from 'node:path';
import { type NotRestored, restoreBackup } from '../../services/store/backup/archive.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { embeddedFolder, failed } from './folder.ts';

const usage =
  'npm run restore -- <file>     makes a backup the embedded database of DATA_DIR, which must have none';

/** `npm run restore`. */
function main([given, ...more]: readonly string[]): void {
  const folder = embeddedFolder('Restore it with pg_restore or psql.');
  if (given === undefined || more.length > 0 || given.startsWith('-')) failed(usage);
  else if (folder !== null) restore(given, folder);
}

function restore(file: string, folder: string): void {
  try {
    const why = restoreBackup(resolve(file), folder);
    if (why) failed(`Nothing was restored. ${sayWhy(why, file, folder)}`);
    else process.stdout.write(`${file} is the database in ${folder} now. Start Stand-in: npm start\n`);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    failed(error instanceof FolderInUse ? words : `Nothing was restored: ${words}`);
  }
}

function sayWhy(why: NotRestored, file: string, folder: string): string {
  switch (why) {
    case 'no_file':
      return `There’s no file ${file}.`;
    case 'no_backup':
      return `${file} isn’t a backup of Stand-in, or isn’t whole.`;
    case 'database_there':
      return `There’s a database in ${folder} already. Move that folder away, or set DATA_DIR to another, and try again.`;
    case 'another_key':
      return `${folder} has an encryption-key that isn’t the backup’s. Move it away and try again.`;
    default:
      return why satisfies never;
  }
}

main(process.argv.slice(3));
