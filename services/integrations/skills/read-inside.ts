import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

export type FileRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'no_such_file' | 'too_long' | 'not_text' | 'linked' };

/** Bytes of a file. */
const maxFileBytes = 100 * 1024;
const most = { pathChars: 300, depth: 5, files: 50, entries: 1_000 } as const;

/** Files and folders that are nobody's texts: `.git` and `.env` among them. */
function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/**
 * The text of a file in a folder, by its path in there with `/` between. Nothing that begins with a dot, no symbolic link on
 * the way, and nothing but a file of text within the limit.
 * @param root The folder, by its real path.
 */
export async function readInside(root: string, path: string): Promise<FileRead> {
  const names = path.split('/').filter((name, at) => name !== '.' || at > 0);
  const isPlain = path.length <= most.pathChars && !/[\0\\]/.test(path) && names.length <= most.depth;
  if (!isPlain || names.some((name) => name === '' || isLeftOut(name)))
    return { ok: false, why: 'no_such_file' };
  try {
    let at = root;
    for (const name of names) {
      at = join(at, name);
      if ((await lstat(at)).isSymbolicLink()) return { ok: false, why: 'linked' };
    }
    return await readFileAt(root, at);
  } catch {
    return { ok: false, why: 'no_such_file' };
  }
}

/** Nobody waits for a pipe, and no link that was put there meanwhile is followed. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readFileAt(root: string, path: string): Promise<FileRead> {
  await using file = await open(path, flags);
  if (!(await file.stat()).isFile() || !(await realpath(path)).startsWith(root + sep))
    return { ok: false, why: 'no_such_file' };
  const bytes = Buffer.alloc(maxFileBytes + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read)
    ({ bytesRead: read } = await file.read(bytes, length, bytes.length - length, length));
  if (length > maxFileBytes) return { ok: false, why: 'too_long' };
  return textOf(bytes.subarray(0, length));
}

function textOf(bytes: Uint8Array): FileRead {
  if (bytes.includes(0)) return { ok: false, why: 'not_text' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, why: 'not_text' };
  }
}

/** Paths of a folder's files that may be read, in their order; the first of them where there are many. */
export async function filesInside(root: string): Promise<string[]> {
  const files: string[] = [];
  const folders = [''];
  let seen = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      seen += 1;
      if (files.length >= most.files || seen > most.entries) return files;
      const path = `${folder}${entry.name}`;
      if (isLeftOut(entry.name) || /[\p{Cc}\\]/u.test(path) || path.length > most.pathChars) continue;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && path.split('/').length < most.depth) folders.push(`${path}/`);
    }
  }
  return files;
}
