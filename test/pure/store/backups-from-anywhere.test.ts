import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { restoreBackup, writeBackup } from '../../../services/store/backup/archive.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stand-in-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test.each(['../../evil', '../pglite-evil/x', '/../evil'])(
  'a backup with a file “%s” writes nothing outside its folder',
  async (name) => {
    const file = join(folder, 'hostile.backup');
    // As large as one of a database: small ones share their memory with others.
    const database = createTar([
      { name, data: 'evil' },
      { name: 'base/1', data: new Uint8Array(200_000) },
    ]);
    writeFileSync(file, zstdCompressSync(createTar([{ name: 'database.tar', data: database }])));
    await restoreBackup(file, join(folder, 'inner', 'data'), async () => {});
    const found = readdirSync(folder, { recursive: true }).map(String);
    const evil = found.filter((path) => path.includes('evil'));
    expect(evil).not.toEqual([]);
    for (const path of evil) expect(path).toMatch(/^inner\/data\/pglite\//);
  },
);

test('what another user put beside a backup isn’t written into', async () => {
  const file = join(folder, 'mine.backup');
  writeFileSync(`${file}.part`, 'of somebody else', { mode: 0o666 });
  await writeBackup(file, new Uint8Array([1]), folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(`${file}.part`, 'utf8')).toBe('of somebody else');
  expect(readdirSync(folder).toSorted()).toEqual(['mine.backup', 'mine.backup.part']);
});

test('a restore that fails on its way leaves no database, and can be tried again', async () => {
  const [file, data] = [join(folder, 'whole.backup'), join(folder, 'data')];
  await writeBackup(file, createTar([{ name: 'base/1', data: new Uint8Array(200_000) }]), folder);
  const fails = async () => Promise.reject(new Error('no space left'));
  await expect(restoreBackup(file, data, fails)).rejects.toThrow('no space left');
  expect(existsSync(join(data, 'pglite'))).toBe(false);
  expect(await restoreBackup(file, data, async () => {})).toBe(null);
  expect(readdirSync(data)).not.toContain('pglite.making');
  expect(await restoreBackup(file, data, async () => {})).toBe('database_there');
});
