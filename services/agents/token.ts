import { newSecret } from '../common/secret.ts';

/** Tells our keys from others in whatever they leak into. */
const prefix = 'standin_';

/** A key that only its owner ever sees. */
export function newToken(): string {
  return `${prefix}${newSecret()}`;
}

export function looksLikeToken(text: string): boolean {
  return /^standin_[\w-]{43}$/.test(text);
}

/** What its owner tells it from others by. */
export function hintOf(token: string): string {
  return token.slice(-4);
}
