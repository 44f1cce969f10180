import { ownValue } from './own-value.ts';

/** Numbers of WASI, which Emscripten throws instead of names (https://github.com/WebAssembly/WASI, `errno` of preview 1). */
const wasiNames: Readonly<Record<number, string>> = {
  2: 'EACCES',
  19: 'EDQUOT',
  22: 'EFBIG',
  29: 'EIO',
  33: 'EMFILE',
  41: 'ENFILE',
  44: 'ENOENT',
  48: 'ENOMEM',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the quota of disk space is used up',
  EFBIG: 'the file would be too large',
  EIO: 'the disk failed',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOENT: 'no such file or folder',
  ENOMEM: 'no memory left',
  ENOSPC: 'no space left on the disk',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

/** The system's name for what went wrong, such as ENOSPC; undefined where there is none. */
export function errnoName(error: unknown): string | undefined {
  const code = read(error, 'code');
  if (typeof code === 'string' && /^E[A-Z0-9]{1,20}$/.test(code)) return code;
  const errno = read(error, 'errno');
  return read(error, 'name') === 'ErrnoError' && typeof errno === 'number' ? wasiNames[errno] : undefined;
}

/** What such a name means, in words. */
export function meaningOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : ownValue(meanings, name);
}

/** A property of anything at all, even where reading it throws. */
export function read(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
