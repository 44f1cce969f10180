import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { eachInTurn } from '../common/in-turn.ts';
import type { CipherResult, SecretCipher } from '../common/secret-cipher.ts';
import type { Executor } from './executor.ts';
import { ownerOfPasscode } from './passcodes.ts';
import { ownerOfToken } from './rows/installation-rows.ts';
import { prefixOf } from './secret-cipher.ts';

/** How an encrypted text begins: no two have key, nonce and tag in common. */
const headChars = 54;

/** Encrypted texts of a table: where, and whose they are as the cipher knows it. `wasClear`: old rows aren't encrypted. */
type Encrypted = { table: string; text: SQL; owner: SQL; set: (text: string) => SQL; wasClear?: true };

const passcodeOwner = (callKey: SQL) => sql`${ownerOfPasscode('')}::text || ${callKey}`;
const beforeUndo = sql`"before" #>> '{call,passcode}'`;

const encrypted: readonly Encrypted[] = [
  column('note_destinations', 'secret', sql`id::text`),
  column('slack_installations', 'token', sql`${ownerOfToken('token', '')}::text || team_id`),
  column('slack_installations', 'refresh_token', sql`${ownerOfToken('refresh', '')}::text || team_id`),
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
  // A row that can't be read or written keeps the old key; the others don't need it.
  await eachInTurn(encrypted, async (one) => {
    const isOld = key && older.length > 0 ? sql`not starts_with(${one.text}, ${prefixOf(key)})` : null;
    const isClear = one.wasClear ? sql`not starts_with(${one.text}, 'v1.')` : null;
    const isWanted = isOld ?? isClear;
    if (isWanted) await reEncryptIn(db, cipher, one, isWanted);
  });
}

/** How many encrypted texts there are that none of these keys encrypted: nobody can read them. */
export async function countUnreadable(db: Executor, keys: readonly Buffer[]): Promise<number> {
  const known = sql`array[${sql.join(
    keys.map((key) => sql`${prefixOf(key)}`),
    sql`, `,
  )}]::text[]`;
  let count = 0;
  for (const { table, text } of encrypted) {
    const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count
      from ${sql.identifier(table)} where starts_with(${text}, 'v1.')
      and not exists (select from unnest(${known}) as prefix where starts_with(${text}, prefix))`);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

async function reEncryptIn(
  db: Executor,
  cipher: SecretCipher,
  { table, text, owner, set, wasClear }: Encrypted,
  isWanted: SQL,
): Promise<void> {
  const from = sql.identifier(table);
  // A recording has megabytes: its head tells it apart, so that it goes to and fro once.
  const begins = sql`case when starts_with(${text}, 'v1.') then left(${text}, ${headChars}) else ${text} end`;
  const { rows: found } = await db.execute<{ owner: string; head: string }>(
    sql`select distinct ${owner} as owner, ${begins} as head from ${from} where ${text} is not null and ${isWanted}`,
  );
  await eachInTurn(found, async (one) => {
    const isMeant = sql`${owner} = ${one.owner} and ${begins} = ${one.head} and ${isWanted}`;
    const { rows } = await db.execute<{ text: string }>(
      sql`select ${text} as text from ${from} where ${isMeant} limit 1`,
    );
    const again = rows[0] && reEncrypted(cipher, rows[0].text, one.owner, wasClear);
    // Somebody may have changed it meanwhile: theirs stays.
    if (again?.ok) await db.execute(sql`update ${from} set ${set(again.value)} where ${isMeant}`);
    // The embedded database works in this process: others who wait get their turn.
    await nextTurn();
  });
}

function reEncrypted(cipher: SecretCipher, text: string, owner: string, wasClear = false): CipherResult {
  const isClear = wasClear && !text.startsWith('v1.');
  const opened: CipherResult = isClear ? { ok: true, value: text } : cipher.decrypt(text, owner);
  return opened.ok ? cipher.encrypt(opened.value, owner) : opened;
}
