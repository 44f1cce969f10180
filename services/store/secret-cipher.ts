import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { CipherResult, SecretCipher } from '../common/secret-cipher.ts';
import { type EncryptionKeys, type KeySource, loadKeys } from './encryption-key.ts';

const layout = 'v1';
const algorithm = 'aes-256-gcm';
/** As NIST SP 800-38D recommends for GCM. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM. An encrypted text is `v1.<key id>.<nonce>.<tag>.<text>`. The layout and the key's id come first, so that
 * each text is decrypted by its own key, and those of older keys are found. The owner is authenticated with the text.
 */
export function createSecretCipher(source: KeySource): SecretCipher {
  let known: EncryptionKeys | null = null;
  const withKeys = (use: (keys: readonly [Buffer, ...Buffer[]]) => CipherResult): CipherResult => {
    known ??= loadKeys(source);
    if (known.ok) return use(known.keys);
    const { problem } = known;
    // The key's file may be restored while we run, so the next call reads it again.
    known = null;
    return { ok: false, problem };
  };
  return {
    encrypt: (text, of) => withKeys(([key]) => ({ ok: true, value: encrypt(key, text, of) })),
    decrypt: (encrypted, of) => withKeys((keys) => decrypt(keys, encrypted, of)),
  };
}

/** How every text begins that this key encrypts. */
export function prefixOf(key: Buffer): string {
  return `${layout}.${idOf(key)}.`;
}

function encrypt(key: Buffer, text: string, of: string): string {
  const nonce = randomBytes(nonceBytes);
  const head = `${layout}.${idOf(key)}`;
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(`${head}.${of}`));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [head, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

function decrypt(keys: readonly Buffer[], encrypted: string, of: string): CipherResult {
  const [version, id, ...parts] = encrypted.split('.');
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((one) => idOf(one) === id);
  if (version !== layout || !key || !nonce || tag?.length !== tagBytes || !body)
    return { ok: false, problem: 'other_key' };
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(`${version}.${id}.${of}`)).setAuthTag(tag);
    return { ok: true, value: Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8') };
  } catch {
    return { ok: false, problem: 'other_key' };
  }
}

/** Identifies a key without revealing it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('stand-in key id').update(key).digest('hex').slice(0, 8);
}
