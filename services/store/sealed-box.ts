import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealing, Vault } from '../common/vault.ts';

export type KeySource =
  | { kind: 'setting'; key: Buffer }
  /** Made there on first need. It keeps secrets out of dumps and queries, not from whoever has the whole folder. */
  | { kind: 'file'; folder: string }
  | { kind: 'none' };

const noKey = 'Secrets cannot be kept here yet: an admin has to set ENCRYPTION_KEY.';
const otherKey =
  'What was kept for it cannot be opened: it was sealed with another ENCRYPTION_KEY. Remove it and add it again.';

const badFile =
  'The file encryption-key in DATA_DIR holds no key: an admin has to put it back from a backup.';

const layout = 'v1';
const algorithm = 'aes-256-gcm';
/** Bytes, as NIST SP 800-38D recommends for GCM. */
const nonceBytes = 12;
export const keyBytes = 32;

/**
 * AES-256-GCM. A sealed text is `v1.<key id>.<nonce>.<tag>.<text>`: the layout and the key it needs stand in front, so
 * that a later version can tell texts of an older key. Whose it is, is authenticated with it.
 */
export function createSealedBox(source: KeySource): Vault {
  let known: KnownKey | null = null;
  const withKey = (use: (key: Buffer) => Sealing): Sealing => {
    known ??= keyFrom(source);
    if (known.ok) return use(known.key);
    const { reason } = known;
    // A file may be put back meanwhile.
    known = null;
    return { ok: false, reason };
  };
  return {
    seal: (text, of) => withKey((key) => ({ ok: true, value: seal(key, text, of) })),
    open: (sealed, of) => withKey((key) => open(key, sealed, of)),
  };
}

type KnownKey = { ok: true; key: Buffer } | { ok: false; reason: string };

function seal(key: Buffer, text: string, of: string): string {
  const nonce = randomBytes(nonceBytes);
  const head = `${layout}.${idOf(key)}`;
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(`${head}.${of}`));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [head, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

function open(key: Buffer, sealed: string, of: string): Sealing {
  const [version, id, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== layout || id !== idOf(key) || !nonce || tag?.length !== 16 || !text)
    return { ok: false, reason: otherKey };
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(`${version}.${id}.${of}`)).setAuthTag(tag);
    return { ok: true, value: Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8') };
  } catch {
    return { ok: false, reason: otherKey };
  }
}

/** Names a key without telling it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('stand-in key id').update(key).digest('hex').slice(0, 8);
}

function keyFrom(source: KeySource): KnownKey {
  switch (source.kind) {
    case 'setting':
      return { ok: true, key: source.key };
    case 'file':
      return keyInFile(source.folder);
    case 'none':
      return { ok: false, reason: noKey };
    default:
      return source satisfies never;
  }
}

/** Written beside its place and linked there whole: a crash leaves no half a key, and of two writers one wins. */
function keyInFile(folder: string): KnownKey {
  const path = join(folder, 'encryption-key');
  const text = textOf(path) ?? makeKey(folder, path);
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === keyBytes ? { ok: true, key } : { ok: false, reason: badFile };
}

function makeKey(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true });
  const making = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(making, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(making, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(making, { force: true });
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
