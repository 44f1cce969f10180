import { type SQL, sql } from 'drizzle-orm';
import type { CipherResult, SecretCipher } from '../common/secret-cipher.ts';
import type { Executor } from './executor.ts';
import { ownerOfPasscode } from './passcodes.ts';
import { prefixOf } from './secret-cipher.ts';

/** Encrypted texts of a table: where, and whose they are as the cipher knows it. `wasClear`: old rows aren't encrypted. */
type Encrypted = { table: string; text: SQL; owner: SQL; set: (text: string) => SQL; wasClear?: true };

const passcodeOwner = (callKey: SQL) => sql`${ownerOfPasscode('')}::text || ${callKey}`;
const beforeUndo = sql`"before" #>> '{call,passcode}'`;

const encrypted: readonly Encrypted[] = [
  column('note_destinations', 'secret', sql`id::text`),
  column('calendars', 'address', sql`id::text`),
  column('persona_pictures', 'sealed', sql`id::text`),
  column('voices', 'sample', sql`id::text`),
  column('channel_holidays', 'address', sql`'holidays:' || team_id || ':' || channel_id`),
  ...['meetings', 'standups', 'calendar_events'].map((table) => ({
    ...column(table, 'passcode', passcodeOwner(sql`call_key`)),
    wasClear: true as const,
  })),
  {
    table: 'standups',
    text: beforeUndo,
    owner: passcodeOwner(sql`("before" #>> '{call,key}')`),
    set: (text) => sql`"before" = jsonb_set("before", '{call,passcode}', to_jsonb(${text}::text))`,
    wasClear: true,
  },
];

function column(table: string, name: string, owner: SQL): Encrypted {
  const text = sql.identifier(name);
  return { table, text: sql`${text}`, owner, set: (value) => sql`${text} = ${value}` };
}

/**
 * Encrypts with the first key what an older one encrypted, and what was kept before it was encrypted at all. What no key
 * opens stays as it is.
 */
export async function reEncrypt(
  db: Executor,
  cipher: SecretCipher,
  keys: readonly Buffer[] = [],
): Promise<void> {
  const [key, ...older] = keys;
  for (const one of encrypted) {
    const isOld = key && older.length > 0 ? sql`not starts_with(${one.text}, ${prefixOf(key)})` : null;
    const isClear = one.wasClear ? sql`not starts_with(${one.text}, 'v1.')` : null;
    const isWanted = isOld ?? isClear;
    if (isWanted) await reEncryptIn(db, cipher, one, isWanted);
  }
}

async function reEncryptIn(
  db: Executor,
  cipher: SecretCipher,
  { table, text, owner, set, wasClear }: Encrypted,
  isWanted: SQL,
): Promise<void> {
  const from = sql.identifier(table);
  const isThere = sql`${text} is not null and ${isWanted}`;
  const { rows: owners } = await db.execute<{ owner: string }>(
    sql`select distinct ${owner} as owner from ${from} where ${isThere}`,
  );
  // Owner by owner: a recording has megabytes.
  for (const one of owners) {
    const isOf = sql`${owner} = ${one.owner}`;
    const { rows } = await db.execute<{ text: string }>(
      sql`select distinct ${text} as text from ${from} where ${isThere} and ${isOf}`,
    );
    for (const row of rows) {
      const again = reEncrypted(cipher, row.text, one.owner, wasClear);
      // Somebody may have changed it meanwhile: theirs stays.
      if (again.ok)
        await db.execute(sql`update ${from} set ${set(again.value)} where ${isOf} and ${text} = ${row.text}`);
    }
  }
}

function reEncrypted(cipher: SecretCipher, text: string, owner: string, wasClear = false): CipherResult {
  const isClear = wasClear && !text.startsWith('v1.');
  const opened: CipherResult = isClear ? { ok: true, value: text } : cipher.decrypt(text, owner);
  return opened.ok ? cipher.encrypt(opened.value, owner) : opened;
}
