import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { secretOwner } from '../../../services/standups/holidays/read-holidays.ts';
import type { Executor } from '../../../services/store/executor.ts';
import { ownerOfPasscode } from '../../../services/store/passcodes.ts';
import { reEncrypt } from '../../../services/store/re-encrypt.ts';
import { ownerOfToken } from '../../../services/store/rows/installation-rows.ts';
import { noteDestinations } from '../../../services/store/schema/destinations.ts';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';
import { fill } from '../../support/rows-in-every-table.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('after a start with the new key before the old one, the new one alone opens every secret', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  const [older, newer, lost] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const cipherOf = (...keys: [Buffer, ...Buffer[]]) => createSecretCipher({ kind: 'setting', keys });
  const add = async (key: Buffer, words: string) => {
    const id = randomUUID();
    const encrypted = cipherOf(key).encrypt(words, id);
    await db.insert(noteDestinations).values({
      ...{ id, teamId: 'T1', channelId: 'C1', kind: 'webhook', target: id, label: 'hook' },
      ...{ secret: encrypted.ok ? encrypted.value : '', addedBy: 'U1', addedAt: new Date() },
    });
    return id;
  };
  const first = await add(older, 'the first');
  const second = await add(newer, 'the second');
  const unreadable = await add(lost, 'the third');

  await reEncrypt(db, cipherOf(newer, older), [newer, older]);

  const rows = new Map(
    (await db.select().from(noteDestinations)).map(({ id, secret }) => [id, secret ?? '']),
  );
  const open = (id: string, key: Buffer) => cipherOf(key).decrypt(rows.get(id) ?? '', id);
  expect(open(first, newer)).toEqual({ ok: true, value: 'the first' });
  expect(open(second, newer)).toEqual({ ok: true, value: 'the second' });
  // What no key opens is not lost: its key may come back.
  expect(open(unreadable, lost)).toEqual({ ok: true, value: 'the third' });
});

/** A persona's pictures, whose texts are as long as the test wants. */
async function pictures(db: Executor, key: Buffer, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const id = randomUUID();
    const sealed = createSecretCipher({ kind: 'setting', keys: [key] }).encrypt(text, id);
    await db.execute(sql`insert into persona_pictures
      (id, team_id, sealed, content_type, width, height, source, created_by, created_at)
      values (${id}, 'T1', ${sealed.ok ? sealed.value : ''}, 'image/png', 1, 1, 'upload', 'U1', clock_timestamp())`);
    ids.push(id);
  }
  return ids;
}

test('whatever is cut off on the way to a new key, the next start goes on, and others have their turn', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const texts = ['one', 'two', 'a'.repeat(300_000), 'four'];
  const ids = await pictures(db, older, texts);
  const cipher = createSecretCipher({ kind: 'setting', keys: [newer, older] });
  const opened = async () => {
    const { rows } = await db.execute<{ id: string; sealed: string }>(
      sql`select id, sealed from persona_pictures`,
    );
    const sealedOf = new Map(rows.map(({ id, sealed }) => [id, sealed]));
    const open = createSecretCipher({ kind: 'setting', keys: [newer] });
    return ids.map((id) => open.decrypt(sealedOf.get(id) ?? '', id)).filter(({ ok }) => ok).length;
  };

  const written: string[] = [];
  /** Dies at a picture's change, after as many as may go. */
  const dying = (changes: number) => {
    let left = changes;
    return new Proxy(db, {
      get(target, name) {
        if (name !== 'execute') return Reflect.get(target, name);
        return (statement: Parameters<Executor['execute']>[0]) => {
          const said = JSON.stringify(statement);
          if (said.includes('"update ') && left-- <= 0) throw new Error('killed');
          if (said.includes('"update ')) written.push(said);
          return target.execute(statement);
        };
      },
    });
  };
  const keys = [newer, older];
  await expect(reEncrypt(dying(1), cipher, keys)).rejects.toThrow('failed');
  expect(await opened()).toBe(1);
  let turns = 0;
  const turn = () => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  await reEncrypt(dying(9), cipher, keys);
  clearImmediate(next);
  expect(await opened()).toBe(texts.length);
  // The embedded database works in this process: without a turn between two pictures nothing else happens.
  expect(turns).toBeGreaterThanOrEqual(2);
  // Megabytes go there once, not once more to be compared with.
  const longest = Math.max(...written.map(({ length }) => length));
  expect(longest).toBeLessThan(900_000);
});

type Row = Record<string, string>;

/** Every column that holds encrypted text: where it is encrypted, and whose it is as that code says. */
const sealedColumns: Record<string, Record<string, (row: Row) => string>> = {
  'services/notes/destinations/add-destination.ts': { 'note_destinations.secret': ({ id = '' }) => id },
  'services/store/rows/installation-rows.ts': {
    'slack_installations.token': ({ team_id = '' }) => ownerOfToken('token', team_id),
    'slack_installations.refresh_token': ({ team_id = '' }) => ownerOfToken('refresh', team_id),
  },
  'services/calendars/manage.ts': { 'calendars.address': ({ id = '' }) => id },
  'services/store/rows/persona-picture-rows.ts': { 'persona_pictures.sealed': ({ id = '' }) => id },
  'services/store/rows/voice-rows.ts': { 'voices.sample': ({ id = '' }) => id },
  'services/standups/holidays/set-holidays.ts': {
    'channel_holidays.address': ({ team_id = '', channel_id = '' }) =>
      secretOwner({ teamId: team_id, channelId: channel_id }),
  },
  'services/store/passcodes.ts': {
    'meetings.passcode': ({ call_key = '' }) => ownerOfPasscode(call_key),
    'standups.passcode': ({ call_key = '' }) => ownerOfPasscode(call_key),
    'calendar_events.passcode': ({ call_key = '' }) => ownerOfPasscode(call_key),
  },
};

test('the new key alone opens every column that any code encrypts', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await fill(db);
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const old = createSecretCipher({ kind: 'setting', keys: [older] });
  const columns = Object.values(sealedColumns).flatMap((own) => Object.entries(own));
  const read = async (table: string) => {
    const { rows } = await db.execute<{ row: Row }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t`,
    );
    return rows[0]?.row ?? {};
  };
  for (const [name, ownerOf] of columns) {
    const [table = '', column = ''] = name.split('.');
    const sealed = old.encrypt(`secret of ${name}`, ownerOf(await read(table)));
    if (!sealed.ok) throw new Error(sealed.problem);
    await db.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sealed.value}`);
  }

  await reEncrypt(db, createSecretCipher({ kind: 'setting', keys: [newer, older] }), [newer, older]);

  const alone = createSecretCipher({ kind: 'setting', keys: [newer] });
  for (const [name, ownerOf] of columns) {
    const [table = '', column = ''] = name.split('.');
    const row = await read(table);
    expect(alone.decrypt(row[column] ?? '', ownerOf(row)), name).toEqual({
      ok: true,
      value: `secret of ${name}`,
    });
  }
  // Whatever else was encrypted has a row above, and so has every column that is called a passcode.
  const passcodes = await db.execute<{ name: string }>(sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'passcode'`);
  expect(columns.map(([name]) => name)).toEqual(
    expect.arrayContaining(passcodes.rows.map(({ name }) => name)),
  );
  expect(encryptingFiles()).toEqual(Object.keys(sealedColumns).sort());
});

/** The files that encrypt something, but for those that do so for any column. */
function encryptingFiles(): string[] {
  const forAll = ['services/store/re-encrypt.ts'];
  const root = new URL('../../../', import.meta.url);
  return ['services', 'src', 'listeners']
    .flatMap((room) =>
      readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${room}/${file}`,
      ),
    )
    .filter((file) => file.endsWith('.ts') && !forAll.includes(file))
    .filter((file) => /\bcipher\.encrypt\(/i.test(readFileSync(new URL(file, root), 'utf8')))
    .sort();
}
