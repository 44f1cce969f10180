import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeBackup } from '../../services/store/backup/archive.ts';
import { backupAnswer, requestBackup } from '../../services/store/backup/on-request.ts';
import { openDatabase } from '../../services/store/database.ts';
import { FolderInUse } from '../../services/store/embedded-lock.ts';
import { keyFile } from '../../services/store/encryption-key.ts';
import { environment } from '../config.ts';
import { embeddedFolder, failed } from './folder.ts';
import { backupSignal } from './signal.ts';

const usage =
  'npm run backup -- [file]     writes the embedded database into a file, while Stand-in runs or not';
/** A process that is busy or hangs. */
const answersWithinMs = 120_000;
const lookEveryMs = 100;

/** `npm run backup`: all of the embedded database in one file, for `npm run restore`. */
async function main([given, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0 || given?.startsWith('-')) return failed(usage);
  const folder = embeddedFolder('Back it up with pg_dump.');
  if (folder === null) return;
  if (!existsSync(join(folder, 'pglite')))
    return failed(`There’s no embedded database in ${folder}. DATA_DIR says where it is.`);
  const file = resolve(
    given ?? `stand-in-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.backup`,
  );
  if (existsSync(file)) return failed(`${file} is there already. Name another file.`);
  const error = await backUp(folder, file);
  if (error !== null) return failed(`No backup was written: ${error}`);
  process.stdout.write(
    `All of the database is in ${file}${sayKey(folder)} Keep it where only you can read it.\n`,
  );
}

/** A key that is a setting isn't in the backup, and restored without it nothing encrypted can be read. */
function sayKey(folder: string): string {
  if (environment().ENCRYPTION_KEY)
    return ', but not ENCRYPTION_KEY, which decrypts it: keep a copy of that elsewhere.';
  return existsSync(join(folder, keyFile)) ? ', with the key that decrypts it.' : '.';
}

async function backUp(folder: string, file: string): Promise<string | null> {
  try {
    const database = await openDatabase({ kind: 'embedded', folder }, () => {});
    try {
      await writeBackup(file, (await database.dump?.()) ?? new Uint8Array(), folder);
    } finally {
      await database.close();
    }
    return null;
  } catch (error) {
    if (error instanceof FolderInUse) return askProcess(folder, file, Number(error.holder));
    return error instanceof Error ? error.message : String(error);
  }
}

/** Who has the database writes it. */
async function askProcess(folder: string, file: string, pid: number): Promise<string | null> {
  if (!Number.isSafeInteger(pid)) return `process ${pid} has the database, and can’t be asked.`;
  const id = randomUUID();
  requestBackup(folder, { id, file });
  process.kill(pid, backupSignal);
  for (
    const until = performance.now() + answersWithinMs;
    performance.now() < until;
    await wait(lookEveryMs)
  ) {
    const answer = backupAnswer(folder, id);
    if (answer) return answer.error;
  }
  return `process ${pid} has the database and didn’t write it within two minutes. Its log may say why.`;
}

await main(process.argv.slice(3));
