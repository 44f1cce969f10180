import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sayEncryption } from '../../../services/common/encryption-problem.ts';
import { createPasscodes } from '../../../services/store/passcodes.ts';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';

const cipherWith = (key = randomBytes(32)) => createSecretCipher({ kind: 'setting', keys: [key] });

function encryptWith(cipher: ReturnType<typeof cipherWith>, text = 'canary', of = 'd1'): string {
  const encrypted = cipher.encrypt(text, of);
  if (!encrypted.ok) throw new Error(encrypted.problem);
  return encrypted.value;
}

test('an encrypted text opens only for the same owner with the same key', () => {
  const cipher = cipherWith();
  const encrypted = encryptWith(cipher, 'a canary ü 😀');
  expect(encrypted).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  expect(encrypted).not.toContain('canary');
  expect(cipher.decrypt(encrypted, 'd1')).toEqual({ ok: true, value: 'a canary ü 😀' });
  expect(encryptWith(cipher)).not.toBe(encryptWith(cipher));
  const otherKey = { ok: false, problem: 'other_key' };
  expect(cipher.decrypt(encrypted, 'd2')).toEqual(otherKey);
  expect(cipherWith().decrypt(encrypted, 'd1')).toEqual(otherKey);
});

test('a changed or malformed text is refused and breaks nothing', () => {
  const cipher = cipherWith();
  const encrypted = encryptWith(cipher);
  for (let at = 0; at < encrypted.length; at += 1) {
    const other = encrypted[at] === 'A' ? 'B' : 'A';
    const changed = `${encrypted.slice(0, at)}${other}${encrypted.slice(at + 1)}`;
    const opened = cipher.decrypt(changed, 'd1');
    // Base64 has a bit or two at its ends that mean nothing.
    if (opened.ok) expect(opened.value).toBe('canary');
  }
  for (const text of ['', 'v1', 'v1...', 'canary', `${encrypted}.x`.replace('v1', 'v2'), '.'.repeat(10_000)])
    expect(cipher.decrypt(text, 'd1').ok).toBe(false);
});

test('without a key nothing is stored, and the answer says what an admin can set', () => {
  const cipher = createSecretCipher({ kind: 'none' });
  expect(cipher.encrypt('x', 'd1')).toEqual({ ok: false, problem: 'no_key' });
  expect(sayEncryption('no_key')).toContain('set ENCRYPTION_KEY');
});

test('with an embedded database a key is made on first need, readable by its owner alone, and reused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'encrypted-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const inFolder = () => createSecretCipher({ kind: 'file', folder: join(folder, 'data') });
  const file = join(folder, 'data', 'encryption-key');
  const encrypted = encryptWith(inFolder());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  expect(inFolder().decrypt(encrypted, 'd1')).toEqual({ ok: true, value: 'canary' });

  const kept = readFileSync(file);
  writeFileSync(file, 'broken');
  const cipher = inFolder();
  expect(cipher.decrypt(encrypted, 'd1')).toEqual({ ok: false, problem: 'bad_file' });
  expect(sayEncryption('bad_file')).toContain('from a backup');
  // A passcode isn't kept in the clear meanwhile.
  const passcodes = createPasscodes(cipher);
  const ofCall = { callKey: 'zoom:1', passcode: 's3cr3t' };
  expect(passcodes.seal(ofCall)).toBeNull();
  writeFileSync(file, kept);
  expect(passcodes.seal(ofCall)).toMatch(/^v1\./);
  expect(createPasscodes(createSecretCipher({ kind: 'none' })).seal(ofCall)).toBe('s3cr3t');
  expect(cipher.decrypt(encrypted, 'd1')).toEqual({ ok: true, value: 'canary' });
});
