import { createHash } from 'node:crypto';
import { plainWords } from '../common/plain-words.ts';
import { type FactAbout, type FactAudience, guestIn } from './fact.ts';

/**
 * What stays of a forgotten fact, so that the same isn't learned again: a hash of its words for its audience and its
 * person. Case, punctuation and spaces make no difference.
 */
export function fingerprintOf(audience: FactAudience, about: FactAbout, text: string): string {
  return hash(JSON.stringify([audience, whomOf(about), plainWords(text)]));
}

/** A guest stays the same when somebody says who they are, or takes it back. */
function whomOf(about: FactAbout): FactAbout {
  const guest = guestIn(about);
  return guest ? { kind: 'guest', ...guest, email: null } : about;
}

/** The same of the words that it came from, whatever was made of them. */
export function quoteFingerprintOf(audience: FactAudience, quote: string): string {
  return hash(JSON.stringify([audience, plainWords(quote)]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
