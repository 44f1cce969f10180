import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../../services/store/embedded-lock.ts';
import { explained, makePrivate } from '../../../services/store/private-folder.ts';

function folderOf(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, mode);
  return folder;
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

test('a new folder and its files are for their own user', () => {
  const folder = join(folderOf(0o755), 'data');
  const lock = lockFolder(folder);
  onTestFinished(lock.release);
  expect(modeOf(folder)).toBe('700');
});

test('modes of existing files are mended, but not behind links, and not of other people’s files', () => {
  const folder = folderOf(0o777);
  const outside = join(folderOf(0o755), 'outside');
  writeFileSync(outside, 'x');
  mkdirSync(join(folder, 'pglite/base'), { recursive: true });
  for (const name of ['pglite/base/1', 'encryption-key', 'lock.pid', 'notes.txt']) {
    writeFileSync(join(folder, name), 'x');
    chmodSync(join(folder, name), 0o666);
  }
  chmodSync(join(folder, 'pglite'), 0o777);
  symlinkSync(outside, join(folder, 'pglite/link'));
  chmodSync(outside, 0o666);

  makePrivate(folder);

  expect(modeOf(folder)).toBe('700');
  expect(modeOf(join(folder, 'pglite'))).toBe('700');
  for (const name of ['pglite/base/1', 'encryption-key', 'lock.pid']) {
    expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
  }
  expect(modeOf(outside)).toBe('666');
  expect(modeOf(join(folder, 'notes.txt'))).toBe('666');
});

test('nothing is written through a link that somebody put there while the folder was open', () => {
  const folder = folderOf(0o777);
  const outside = join(folderOf(0o755), 'outside');
  writeFileSync(outside, 'theirs');
  const names = ['lock.pid', 'lock.sqlite', 'lock.sqlite-journal', 'write.probe'];
  for (const name of names) symlinkSync(outside, join(folder, name));

  const lock = lockFolder(folder);
  onTestFinished(lock.release);

  expect(readFileSync(outside, 'utf8')).toBe('theirs');
  expect(
    names.filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.isSymbolicLink()),
  ).toEqual([]);
});

test.each(['encryption-key', 'pglite', 'pglite/base/1', 'lock.sqlite'])(
  'what another user put there while the folder was open is refused: %s',
  (name) => {
    const folder = folderOf(0o777);
    mkdirSync(join(folder, 'pglite/base'), { recursive: true });
    for (const file of ['encryption-key', 'pglite/base/1', 'lock.sqlite', 'notes.txt'])
      writeFileSync(join(folder, file), 'x');
    const another = statSync(folder).uid + 1;
    const theirs = (which: string) => ({
      ownerOf: (path: string) => (path === join(folder, which) ? another : another - 1),
    });
    expect(() => makePrivate(folder, theirs('notes.txt'))).not.toThrow();
    expect(() => makePrivate(folder, theirs(name))).toThrow(`${join(folder, name)} belongs to another user`);
  },
);

test('a link to a database or key counts as whose it is, not as whose that is', () => {
  const folder = folderOf(0o700);
  const outside = folderOf(0o700);
  symlinkSync(outside, join(folder, 'pglite'));
  const another = statSync(folder).uid + 1;
  const whose = (link: number) => ({
    ownerOf: (path: string) => (path === join(folder, 'pglite') ? link : another - 1),
  });
  expect(() => makePrivate(folder, whose(another))).toThrow('belongs to another user');
  expect(() => makePrivate(folder, whose(0))).not.toThrow();
});

test.each([0o777, 0o775, 0o757, 0o722])(
  'a folder that others may write, and can’t be closed, is refused: %o',
  (mode) => {
    const folder = folderOf(mode);
    const notOurs = () => {
      throw Object.assign(new Error('not ours'), { code: 'EPERM' });
    };
    expect(() => makePrivate(folder, { chmod: notOurs })).toThrow(
      /DATA_DIR \(.*\).*chmod 700.*set DATA_DIR/s,
    );
    // Some file systems take the change and ignore it.
    expect(() => makePrivate(folder, { chmod: () => {} })).toThrow(/chmod 700/);
    expect(modeOf(folder)).toBe(mode.toString(8));
  },
);

test('a folder that others may only read is accepted', () => {
  expect(() => makePrivate(folderOf(0o755), { chmod: () => {} })).not.toThrow();
});

test('a folder that everybody shares is refused, and left as it is', () => {
  const folder = folderOf(0o1777);
  expect(() => makePrivate(folder)).toThrow(/share\..*such as/);
  expect(modeOf(folder)).toBe('1777');
  expect(() => makePrivate('/')).toThrow(/share\..*such as/);
});

test.each([
  ['a full disk, as the database’s files say it', { name: 'ErrnoError', errno: 51 }, 'is full'],
  ['a quota', { name: 'ErrnoError', errno: 19 }, 'is full'],
  ['a full disk, as Node says it', { code: 'ENOSPC' }, 'is full'],
  ['a full disk, as the lock says it', { code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'is full'],
  ['a folder that only reads', { name: 'ErrnoError', errno: 69 }, 'read-only'],
  ['somebody else’s folder', { code: 'EACCES' }, 'permission denied'],
  ['a lock that cannot be made', { code: 'ERR_SQLITE_ERROR', errcode: 14 }, 'permission denied'],
])('the database cannot start: %s', (_name, thrown, says) => {
  const error = explained(thrown, './data') as Error;
  expect(error.message).toContain('DATA_DIR (./data)');
  expect(error.message).toContain(says);
  expect(error.message).toContain('set DATA_DIR to');
  expect(error.cause).toBe(thrown);
});

test('an error with another cause is left alone', () => {
  const bug = new TypeError('a bug');
  expect(explained(bug, tmpdir())).toBe(bug);
});
