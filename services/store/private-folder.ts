import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { errnoName, meaningOf, read } from '../common/errno.ts';

/** Why the embedded database can't be in its folder: a sentence for the person who runs the app, with what to do. */
class FolderUnusable extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'FolderUnusable';
  }
}

const ownByName = /^(pglite|lock\.|encryption-key|write\.probe|backup\.)/;
/** What we write and never as a link: somebody put one there while they could, to have us write elsewhere. */
const neverLinked = /^(lock\.|write\.probe|backup\.)/;
const others = 0o077;
const othersWrite = 0o022;
const sticky = 0o1000;

/** How modes are changed, and whose a file or link is; other than the system's in tests. */
type FolderSystem = { chmod: typeof chmodSync; ownerOf: (path: string) => number };

const thisSystem: FolderSystem = { chmod: chmodSync, ownerOf: (path) => lstatSync(path).uid };

/**
 * Makes the folder, and keeps other users of the machine out of it and of what is ours in it. Refuses one that they may
 * write where that can't be changed, and a database or key that another user put there while they could: they may still
 * reach it from outside, by a second name or behind a link.
 */
export function makePrivate(folder: string, system: Partial<FolderSystem> = {}): void {
  const { chmod, ownerOf } = { ...thisSystem, ...system };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Windows has no such modes.
  if (process.platform === 'win32') return;
  const { mode } = statSync(folder);
  if (resolve(folder) === parse(resolve(folder)).root || (mode & sticky && mode & othersWrite)) {
    throw new FolderUnusable(
      `DATA_DIR (${folder}) is a folder that all users of this machine share. Set it to a folder of its own, such as ${join(folder, 'stand-in')}.`,
    );
  }
  close(folder, mode, chmod);
  if (statSync(folder).mode & othersWrite) {
    throw new FolderUnusable(
      `Other users of this machine may write in DATA_DIR (${folder}), and that can't be changed from here. ` +
        'Have its owner run chmod 700 on it, or set DATA_DIR to a folder that Stand-in may make itself.',
    );
  }
  const known = new Set([process.getuid?.(), 0, ownerOf(folder)]);
  const check = (path: string) => {
    if (known.has(ownerOf(path))) return;
    throw new FolderUnusable(
      `${path} belongs to another user of this machine, who may know or change what is in it. ` +
        `Unless you put it there, remove it; if you did, give it to the user that Stand-in runs as, or set DATA_DIR to another folder than ${folder}.`,
    );
  };
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (neverLinked.test(name) && lstatSync(path).isSymbolicLink()) rmSync(path);
    else if (ownByName.test(name)) closeAll(path, chmod, check);
  }
}

function closeAll(path: string, chmod: typeof chmodSync, check: (path: string) => void): void {
  check(path);
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  close(path, stats.mode, chmod);
  if (stats.isDirectory()) for (const name of readdirSync(path)) closeAll(join(path, name), chmod, check);
}

/** A file system that takes no modes leaves it as it is: the folder around it keeps others out. */
function close(path: string, mode: number, chmod: typeof chmodSync): void {
  if ((mode & others) === 0) return;
  try {
    chmod(path, mode & 0o7700);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EROFS', 'ENOTSUP'].includes(errnoName(error) ?? '')) throw error;
  }
}

/** SQLite's codes for a full disk, and for what can't be opened or written (https://www.sqlite.org/rescode.html). */
const sqliteFull = 13;
const sqliteRefuses = [8, 14, 23];
/** Less than this is full: the database fails in ways of its own before the last byte is taken. */
const fullBytes = 1024 * 1024;

/** The error in plain words where the folder is its cause, otherwise itself. */
export function explained(error: unknown, folder: string): unknown {
  if (error instanceof FolderUnusable) return error;
  const name = errnoName(error);
  const sqlite = read(error, 'errcode');
  if (name === 'ENOSPC' || name === 'EDQUOT' || sqlite === sqliteFull || isFull(folder)) {
    return new FolderUnusable(
      `The disk with DATA_DIR (${folder}) is full, so the database can't start. Free some space and start again, or set DATA_DIR to a folder on another disk.`,
      error,
    );
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(name ?? '') || sqliteRefuses.includes(Number(sqlite))) {
    return new FolderUnusable(
      `Stand-in can't write in DATA_DIR (${folder}): ${meaningOf(name) ?? 'permission denied'}. Let the user it runs as own that folder, or set DATA_DIR to another.`,
      error,
    );
  }
  return error;
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < fullBytes;
  } catch {
    return false;
  }
}
