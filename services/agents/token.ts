import { createHash, randomBytes } from 'node:crypto';

/** Tells our keys from others in whatever they leak into. */
const prefix = 'standin_';

/** A key that only its owner ever sees: 256 bits, so that a fast hash is enough to keep. */
export function newToken(): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function looksLikeToken(text: string): boolean {
  return /^standin_[\w-]{43}$/.test(text);
}

/** What its owner tells it from others by. */
export function hintOf(token: string): string {
  return token.slice(-4);
}
