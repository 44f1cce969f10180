import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { reEncrypt } from '../../../services/store/re-encrypt.ts';
import { noteDestinations } from '../../../services/store/schema/destinations.ts';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';
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
