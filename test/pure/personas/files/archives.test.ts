import { type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importSelf } from '../../../../services/personas/files/import-self.ts';
import { given, openClaw, portrait, skill, soulSpec } from './examples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const zipped = (files: Zippable) => new Uint8Array(zipSync(files));
const archive = (files: Readonly<Record<string, string | Uint8Array>>, folder = '') =>
  zipped(Object.fromEntries(given(files).map((file) => [folder + file.path, file.bytes])));
const read = (zip: Uint8Array) => importSelf(given({ 'self.zip': zip }));
const unix = (mode: number) => ({ os: 3, attrs: mode * 2 ** 16 });

test.each([
  ['OpenClaw', openClaw],
  ['Soul Spec', soulSpec],
  ['the public skill', skill],
])('an archive of %s is its files, also inside a folder', (_, files) => {
  const single = importSelf(given(files)).self;
  const strip = ({ picture, ...rest }: typeof single) => ({ ...rest, picture: picture?.bytes });
  expect(strip(read(archive(files)).self)).toEqual(strip(single));
  expect(strip(read(archive(files, 'My Self/')).self)).toEqual(strip(single));
});

test('files beside an archive count too', () => {
  const both = importSelf(
    given({ 'self.zip': archive({ 'SOUL.md': 'Speaks.' }), 'IDENTITY.md': '- Name: Ada' }),
  );
  expect(both.self).toMatchObject({ name: 'Ada', character: { soul: 'Speaks.' } });
});

test('paths out of it, links, archives and litter stay where they are', () => {
  const zip = zipped({
    'SOUL.md': bytes('Speaks.'),
    '../SOUL.md': bytes('Outside'),
    '/STYLE.md': bytes('Outside'),
    'a\\..\\..\\RULES.md': bytes('Outside'),
    'IDENTITY.md': [bytes('/etc/passwd'), unix(0o120777)],
    'more.zip': archive({ 'SOUL.md': 'x' }),
    '__MACOSX/._SOUL.md': bytes('x'),
    '.git/config': bytes('x'),
    'tool.exe': bytes('x'),
    'TOOLS.md': bytes('x'),
  });
  const { self, leftOut } = read(zip);
  expect(self.character).toEqual({ identity: '', soul: 'Speaks.', style: '', rules: '' });
  expect(leftOut).toEqual([
    { path: '../SOUL.md', code: 'path_outside', target: '../SOUL.md' },
    { path: '/STYLE.md', code: 'path_outside', target: '/STYLE.md' },
    { path: 'a/../../RULES.md', code: 'path_outside', target: 'a/../../RULES.md' },
    { path: 'IDENTITY.md', code: 'link' },
    { path: 'more.zip', code: 'archive_in_archive' },
    { path: 'tool.exe', code: 'unknown_file' },
    { path: 'TOOLS.md', code: 'never_read' },
  ]);
});

test('what would be too much is never inflated', () => {
  const bomb = read(
    zipped({ 'SOUL.md': [new Uint8Array(3_000_000), { level: 1 }], 'STYLE.md': bytes('Calm.') }),
  );
  expect(bomb.leftOut).toEqual([
    { path: 'SOUL.md', code: 'too_many_bytes', bytes: 3_000_000, maxBytes: 2_000_000 },
  ]);
  expect(bomb.self.character.style).toBe('Calm.');
  // Of three pictures of 4.5 MB two fit.
  const picture = new Uint8Array(4_500_000);
  const many = read(
    zipped(Object.fromEntries([1, 2, 3].map((at) => [`face${at}.png`, [picture, { level: 1 }]]))),
  );
  expect(many.leftOut.filter(({ code }) => code === 'too_many_bytes')).toHaveLength(1);
});

test('an archive that lies about a size is not believed', () => {
  const zip = zipped({ 'SOUL.md': [new Uint8Array(5_000_000), { level: 1 }] });
  const directory = Buffer.from(zip).lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  new DataView(zip.buffer).setUint32(directory + 24, 500, true);
  expect(read(zip).leftOut).toEqual([{ path: 'SOUL.md', code: 'not_readable' }]);
});

test('what is unpacked in vain takes room too, and what is stored is as long as it is', () => {
  const files = Object.fromEntries([1, 2, 3, 4].map((at) => [`face${at}.png`, new Uint8Array(4_500_000)]));
  const bent = zipped(files);
  for (const at of placesOf(bent, 'PK\x01\x02')) bent[at + 16] = (bent[at + 16] ?? 0) ^ 1;
  expect(read(bent).leftOut.map(({ code }) => code)).toEqual([
    ...['not_readable', 'not_readable', 'too_many_bytes', 'too_many_bytes'],
  ]);
  const stored = zipped({ 'SOUL.md': [new Uint8Array(3_000_000), { level: 0 }] });
  for (const at of placesOf(stored, 'PK\x01\x02')) new DataView(stored.buffer).setUint32(at + 24, 1, true);
  expect(read(stored).leftOut).toEqual([
    { path: 'SOUL.md', code: 'too_many_bytes', bytes: 3_000_000, maxBytes: 2_000_000 },
  ]);
});

function placesOf(zip: Uint8Array, signature: string): number[] {
  const text = Buffer.from(zip).toString('latin1');
  return [...text.matchAll(new RegExp(signature, 'g'))].map(({ index }) => index);
}

test('a path without end leads nowhere', () => {
  const deep = `${'a/'.repeat(20_000)}SOUL.md`;
  expect(read(archive({ [deep]: 'x' })).leftOut).toMatchObject([{ code: 'path_outside' }]);
  expect(importSelf(given({ [deep]: 'x' })).leftOut).toMatchObject([{ code: 'path_outside' }]);
});

test('more files than any self has', () => {
  const zip = zipped(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.md`, bytes('x')])));
  expect(read(zip).leftOut).toEqual([
    { path: 'self.zip', code: 'too_many_files', files: 501, maxFiles: 500 },
  ]);
  const large = new Uint8Array(10_000_001);
  large.set(archive({ 'SOUL.md': 'x' }));
  expect(read(large).leftOut).toEqual([
    { path: 'self.zip', code: 'archive_too_large', bytes: 10_000_001, maxBytes: 10_000_000 },
  ]);
});

test('encrypted, damaged, and cut off', () => {
  const zip = archive({ 'SOUL.md': 'Speaks of bridges and of bolts.', 'face.png': portrait });
  const directory = Buffer.from(zip).indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const locked = Uint8Array.from(zip);
  locked[directory + 8] = 1;
  expect(read(locked).leftOut).toContainEqual({ path: 'SOUL.md', code: 'encrypted' });
  const bent = Uint8Array.from(zip);
  bent[directory + 16] = (bent[directory + 16] ?? 0) ^ 1;
  expect(read(bent).leftOut).toContainEqual({ path: 'SOUL.md', code: 'not_readable' });
  for (const end of [10, directory, zip.length - 10])
    expect(read(zip.slice(0, end)).leftOut).toEqual([{ path: 'self.zip', code: 'archive_not_readable' }]);
});
