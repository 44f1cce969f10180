import { limits } from '../limits.ts';
import { termsOf } from '../text/terms.ts';
import type { Commitment } from './talk.ts';

/** Said twice is one item: same owner, or one of them unknown, and mostly the same words. */
export function merged(all: readonly Commitment[]): Commitment[] {
  const kept: { commitment: Commitment; terms: Set<string> }[] = [];
  for (const next of all) {
    const terms = new Set(termsOf(next.text));
    const same = kept.findLast((one) => isSame(one.commitment, one.terms, next, terms));
    if (same) same.commitment = joined(same.commitment, next);
    else kept.push({ commitment: next, terms });
  }
  return kept.map(({ commitment }) => commitment);
}

function isSame(one: Commitment, terms: Set<string>, other: Commitment, others: Set<string>): boolean {
  if (one.owner !== null && other.owner !== null && one.owner !== other.owner) return false;
  if (one.text.toLowerCase() === other.text.toLowerCase()) return true;
  // Ticket 7 isn't ticket 27, however alike the sentences are.
  if (numbersIn(one.text) !== numbersIn(other.text)) return false;
  const shared = [...terms].filter((term) => others.has(term)).length;
  const smaller = Math.min(terms.size, others.size);
  const isClose = Math.abs(one.at - other.at) < 60;
  return smaller > 0 && shared / smaller >= (isClose ? 0.7 : 0.9) && (shared > 1 || isClose);
}

/** The later word on owner and date counts; the fuller text stays. */
function joined(one: Commitment, later: Commitment): Commitment {
  const isFuller = later.text.length > one.text.length;
  const text = isFuller ? later.text : one.text;
  // Where the text itself was said comes first.
  const sources = isFuller ? [...later.from, ...one.from] : [...one.from, ...later.from];
  const from = [...new Set(sources)].slice(0, limits.evidence);
  return { text, owner: later.owner ?? one.owner, due: later.due ?? one.due, from, at: one.at };
}

function numbersIn(text: string): string {
  return [...text.matchAll(/\d+/g)].join(' ');
}
