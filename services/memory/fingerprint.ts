import { createHash } from 'node:crypto';
import type { FactAbout, FactAudience } from './fact.ts';

/**
 * What stays of a forgotten fact, so that the same isn't learned again: a hash of its words for its audience and its
 * person. Case, punctuation and spaces make no difference.
 */
export function fingerprintOf(audience: FactAudience, about: FactAbout, text: string): string {
  return hash(JSON.stringify([audience, about, plainWords(text)]));
}

/** The same of the words that it came from, whatever was made of them. */
export function quoteFingerprintOf(audience: FactAudience, quote: string): string {
  return hash(JSON.stringify([audience, plainWords(quote)]));
}

function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
