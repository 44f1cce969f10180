import { resolve } from 'node:path';
import { prepareRestored } from '../../services/store/backup/after-restore.ts';
import { type NotRestored, restoreBackup } from '../../services/store/backup/archive.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { embeddedFolder, failed } from './folder.ts';

const usage =
  'npm run restore -- <file>     makes a backup the embedded database of DATA_DIR, which must have none';

/** `npm run restore`. */
async function main([given, ...more]: readonly string[]): Promise<void> {
  const folder = embeddedFolder('Restore it with pg_restore or psql.');
  if (given === undefined || more.length > 0 || given.startsWith('-')) failed(usage);
  else if (folder !== null) await restore(given, folder);
}

async function restore(file: string, folder: string): Promise<void> {
  try {
    let unsent = 0;
    const why = await restoreBackup(resolve(file), folder, async (place) => {
      ({ unsent } = await prepareRestored(place));
    });
    if (why) failed(`Nothing was restored. ${sayWhy(why, file, folder)}`);
    else
      process.stdout.write(
        `${file} is the database in ${folder} now.\n${sayEnded(unsent)}\nStart Stand-in: npm start\n`,
      );
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    failed(error instanceof FolderInUse ? words : `Nothing was restored: ${words}`);
  }
}

function sayEnded(unsent: number): string {
  const said = [
    'What was forgotten or removed after the backup is there again, and has to be forgotten or removed again.',
    'Agents’ keys and connections no longer work, and have to be made again.',
  ];
  if (unsent === 1) said.push('1 message that waited then isn’t sent.');
  if (unsent > 1) said.push(`${unsent} messages that waited then aren’t sent.`);
  return said.join('\n');
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

await main(process.argv.slice(3));
