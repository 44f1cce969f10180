import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../services/store/database.ts';
import { encryptionKeyBytes } from '../../services/store/encryption-key.ts';
import { readSetting } from '../config.ts';
import { postgresReason } from '../doctor/checks/database.ts';
import type { Tried } from './ask-until-good.ts';
import type { Changes } from './env-file.ts';
import type { SetUp } from './parts.ts';

const introFor = (inside: string) => `
Where should data be kept? ${inside} for a database inside Stand-in, in the folder data. For PostgreSQL, and more than
one process, paste its address: postgres://user:password@host:5432/name. It isn’t shown as you paste it.`;

/** The embedded database needs nothing; beside PostgreSQL there is a key for what is encrypted there. */
export async function askDatabase({ terminal, file }: SetUp): Promise<Changes> {
  const { DATABASE_URL: known, ENCRYPTION_KEY: key } = file.values();
  terminal.tell(introFor(known ? 'Type -' : 'Press Enter'));
  for (let kept = known; ; kept = undefined) {
    const typed = await terminal.askSecret(`DATABASE_URL${kept ? ' (Enter keeps the one in .env)' : ''}: `);
    if (typed === '-' || !(typed || known)) return known ? { DATABASE_URL: null } : {};
    const url = typed || kept;
    if (!url) continue;
    const tried = await tryAddress(url);
    terminal.tell(tried.ok ? `  ✓ ${tried.says}` : `  ✗ ${tried.what}\n    ${tried.todo}`);
    if (!tried.ok) continue;
    if (key) return { DATABASE_URL: url };
    terminal.tell(
      '  ✓ Made an ENCRYPTION_KEY for the secrets kept there. Keep a copy: without it they can’t be read.',
    );
    return { DATABASE_URL: url, ENCRYPTION_KEY: randomBytes(encryptionKeyBytes).toString('base64') };
  }
}

async function tryAddress(text: string): Promise<Tried> {
  const read = readSetting('DATABASE_URL', text);
  if (!read.ok || !read.value)
    return { ok: false, what: `That ${read.ok ? 'is empty' : read.problem}.`, todo: 'Paste it again.' };
  try {
    const database = await openDatabase({ kind: 'postgres', url: read.value, maxConnections: 3 }, () => {});
    try {
      await database.ping();
    } finally {
      await database.close();
    }
    return { ok: true, says: 'PostgreSQL answers.' };
  } catch (error) {
    return {
      ok: false,
      what: `It can’t be opened (${postgresReason(error)}).`,
      todo: 'Check host, port, name of the database, user and password.',
    };
  }
}
