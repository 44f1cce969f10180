import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  type EndedByRestore,
  prepareRestored,
  prepareServer,
} from '../../services/store/backup/after-restore.ts';
import { type NotRestored, restoreBackup } from '../../services/store/backup/archive.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { environment, readSetting } from '../config.ts';
import { embeddedFolder, failed } from './folder.ts';

const usage = `npm run restore -- <file>      makes a backup the embedded database of DATA_DIR, which must have none
npm run restore -- --after     ends what may be over in the PostgreSQL of DATABASE_URL, after a backup was brought back there`;
const afterwards = '--after';

/** `npm run restore`. */
async function main([given, ...more]: readonly string[]): Promise<void> {
  if (given === afterwards && more.length === 0) return afterRestore();
  const folder = embeddedFolder(
    `Restore it with pg_restore or psql, then run npm run restore -- ${afterwards} before you start Stand-in.`,
  );
  if (given === undefined || more.length > 0 || given.startsWith('-')) failed(usage);
  else if (folder !== null) await restore(given, folder);
}

async function restore(file: string, folder: string): Promise<void> {
  try {
    let ended: EndedByRestore = { unsent: 0, unstarted: 0 };
    const why = await restoreBackup(resolve(file), folder, async (place) => {
      ended = await prepareRestored(place);
    });
    if (why) failed(`Nothing was restored. ${sayWhy(why, file, folder)}`);
    else
      process.stdout.write(
        `${file} is the database in ${folder} now.\n${sayEnded(ended)}\nStart Stand-in: npm start\n`,
      );
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    failed(error instanceof FolderInUse ? words : `Nothing was restored: ${words}`);
  }
}

/** The same for a PostgreSQL, which has backups of its own. */
async function afterRestore(): Promise<void> {
  const read = readSetting('DATABASE_URL', environment().DATABASE_URL || undefined);
  if (!read.ok || !read.value)
    return failed(
      'DATABASE_URL has to name the PostgreSQL that was brought back. An embedded database needs no --after.',
    );
  const client = new pg.Client({ connectionString: read.value, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const ended = await prepareServer(drizzle(client));
    if (!ended)
      return failed(
        'Nothing was changed: a Stand-in runs on that database. Stop it, wait ten seconds, and try again.',
      );
    process.stdout.write(`${sayEnded(ended)}\nStart Stand-in: npm start\n`);
  } catch (error) {
    failed(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await client.end();
  }
}

function sayEnded({ unsent, unstarted }: EndedByRestore): string {
  const said = [
    'What was forgotten or removed after the backup is there again, and has to be forgotten or removed again.',
    'Agents’ keys and connections no longer work, and have to be made again.',
  ];
  if (unsent === 1) said.push('1 message that waited then isn’t sent.');
  if (unsent > 1) said.push(`${unsent} messages that waited then aren’t sent.`);
  if (unstarted === 1) said.push('1 call that was about to start then isn’t joined: it may have been since.');
  if (unstarted > 1)
    said.push(`${unstarted} calls that were about to start then aren’t joined: they may have been since.`);
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
