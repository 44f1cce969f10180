import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSealedBox } from '../../../../services/store/sealed-box.ts';

const boxWith = (key = randomBytes(32)) => createSealedBox({ kind: 'setting', key });

function sealedIn(box: ReturnType<typeof boxWith>, text = 'canary', of = 'd1'): string {
  const sealed = box.seal(text, of);
  if (!sealed.ok) throw new Error(sealed.reason);
  return sealed.value;
}

test('what was sealed opens for the same owner with the same key, and for nothing else', () => {
  const box = boxWith();
  const sealed = sealedIn(box, 'a canary ü 😀');
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  expect(sealed).not.toContain('canary');
  expect(box.open(sealed, 'd1')).toEqual({ ok: true, value: 'a canary ü 😀' });
  expect(sealedIn(box)).not.toBe(sealedIn(box));
  const reason = expect.stringContaining('sealed with another ENCRYPTION_KEY');
  expect(box.open(sealed, 'd2')).toEqual({ ok: false, reason });
  expect(boxWith().open(sealed, 'd1')).toEqual({ ok: false, reason });
});

test('a text that was changed anywhere, or is none, is refused and breaks nothing', () => {
  const box = boxWith();
  const sealed = sealedIn(box);
  for (let at = 0; at < sealed.length; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    const opened = box.open(changed, 'd1');
    // Base64 has a bit or two at its ends that mean nothing.
    if (opened.ok) expect(opened.value).toBe('canary');
  }
  for (const text of ['', 'v1', 'v1...', 'canary', `${sealed}.x`.replace('v1', 'v2'), '.'.repeat(10_000)])
    expect(box.open(text, 'd1').ok).toBe(false);
});

test('without a key nothing is kept, and an admin is told what to set', () => {
  const box = createSealedBox({ kind: 'none' });
  expect(box.seal('x', 'd1')).toEqual({ ok: false, reason: expect.stringContaining('set ENCRYPTION_KEY') });
});

test('beside an embedded database a key is made on first need, for its owner’s eyes, and used again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const inFolder = () => createSealedBox({ kind: 'file', folder: join(folder, 'data') });
  const file = join(folder, 'data', 'encryption-key');
  const sealed = sealedIn(inFolder());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  expect(inFolder().open(sealed, 'd1')).toEqual({ ok: true, value: 'canary' });

  const kept = readFileSync(file);
  writeFileSync(file, 'broken');
  const box = inFolder();
  expect(box.open(sealed, 'd1')).toEqual({
    ok: false,
    reason: expect.stringContaining('put it back from a backup'),
  });
  writeFileSync(file, kept);
  expect(box.open(sealed, 'd1')).toEqual({ ok: true, value: 'canary' });
});
