import { createHash } from 'node:crypto';
import { isSame } from '../../common/secret.ts';

/** SHA-256 as base64url: what a client sends first. Of RFC 7636's methods only `S256`. */
export function isChallenge(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** Whether a client holds what its challenge was made of (RFC 7636, 4.6). */
export function provesChallenge(verifier: string, challenge: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  return isSame(createHash('sha256').update(verifier).digest('base64url'), challenge);
}
