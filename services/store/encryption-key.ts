import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EncryptionProblem } from '../common/encryption-problem.ts';

export type KeySource =
  /** The first encrypts, all decrypt. */
  | { kind: 'setting'; keys: readonly [Buffer, ...Buffer[]] }
  /** Generated there on first use. It protects dumps and queries, but not against someone who has the whole folder. */
  | { kind: 'file'; folder: string }
  | { kind: 'none' };

export type EncryptionKeys =
  | { ok: true; keys: readonly [Buffer, ...Buffer[]] }
  | { ok: false; problem: EncryptionProblem };

/** AES-256. */
export const encryptionKeyBytes = 32;

/** Reads the keys where the settings say they are; with `file` one is generated on first use. */
export function loadKeys(source: KeySource): EncryptionKeys {
  switch (source.kind) {
    case 'setting':
      return { ok: true, keys: source.keys };
    case 'file':
      return keyInFile(source.folder);
    case 'none':
      return { ok: false, problem: 'no_key' };
    default:
      return source satisfies never;
  }
}

/** Of a key that is generated. */
export const keyFile = 'encryption-key';

/**
 * All that decrypt: what the setting has, and behind it the one that was generated before there was a setting, in the
 * embedded database's folder. Makes none.
 */
export function keysAtHand(setting: readonly Buffer[] = [], folder: string | null = null): readonly Buffer[] {
  const text = folder === null ? null : textOf(join(folder, keyFile));
  const made = text === null ? null : keyIn(text);
  return made && !setting.some((key) => key.equals(made)) ? [...setting, made] : setting;
}

function keyInFile(folder: string): EncryptionKeys {
  const path = join(folder, keyFile);
  const key = keyIn(textOf(path) ?? makeKey(folder, path));
  return key ? { ok: true, keys: [key] } : { ok: false, problem: 'bad_file' };
}

function keyIn(text: string): Buffer | null {
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === encryptionKeyBytes ? key : null;
}

/** Writes a temporary file and links it into place: a crash leaves no partial key, and of two writers one wins. */
function makeKey(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, `${randomBytes(encryptionKeyBytes).toString('base64')}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return textOf(path) ?? '';
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
