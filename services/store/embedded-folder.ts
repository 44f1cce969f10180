import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { parseTar } from 'nanotar';

/**
 * PostgreSQL's own are 128 MB, which PGlite touches as a whole when it opens: three times as long, and 130 MB more at
 * rest. What isn't in them is in the operating system's cache.
 */
export const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/**
 * An empty database, which PGlite's `initdb` and our migrations take five times as long to make as to unpack. Migrations
 * that came since run on top of it. `npm run template` makes it again: for another version of PGlite, and now and then.
 */
export const templateFile = new URL('template/empty-database.tar.zst', import.meta.url);

/**
 * Opens the database in a folder, or begins one there. PGlite can't open one that a crash left half made, so a file
 * beside it says that it is being made.
 */
export async function openFolder(folder: string): Promise<PGlite> {
  if (!hasDatabase(folder)) await beginFolder(folder, zstdDecompressSync(readFileSync(templateFile)));
  return openPlace(pathsIn(folder).place);
}

/** Opens what `beginFolder` is putting there, for whoever has the folder. */
export function openPlace(place: string): Promise<PGlite> {
  return PGlite.create(place, { startParams });
}

/** Whether there is a whole one; what a crash left half made goes. */
export function hasDatabase(folder: string): boolean {
  const { place, making } = pathsIn(folder);
  if (existsSync(making)) {
    rmSync(place, { recursive: true, force: true });
    rmSync(making, { recursive: true });
  }
  return existsSync(place);
}

/**
 * Puts a database into a folder that has none: a tar file of PostgreSQL's data folder. It counts once `prepare` is done
 * with it.
 */
export async function beginFolder(
  folder: string,
  tar: Uint8Array,
  prepare: (place: string) => Promise<void> = async () => {},
): Promise<void> {
  const { place, making } = pathsIn(folder);
  writeFileSync(making, '');
  unpack(place, tar);
  await prepare(place);
  rmSync(making);
}

function pathsIn(folder: string) {
  return { place: join(folder, 'pglite'), making: join(folder, 'pglite.making') };
}

/** By Node: PGlite's own reader takes three times as long, in memory that it keeps. */
function unpack(place: string, tar: Uint8Array): void {
  for (const { name, type, data } of parseTar(tar)) {
    const path = join(place, name);
    mkdirSync(type === 'directory' ? path : dirname(path), { recursive: true });
    if (type === 'file') writeFileSync(path, data ?? '');
  }
}
