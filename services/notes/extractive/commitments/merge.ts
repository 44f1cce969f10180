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
  const shared = [...terms].filter((term) => others.has(term)).length;
  const smaller = Math.min(terms.size, others.size);
  const isClose = Math.abs(one.at - other.at) < 60;
  return smaller > 0 && shared / smaller >= (isClose ? 0.7 : 0.9) && (shared > 1 || isClose);
}

/** The later word on owner and date counts; the fuller text stays. */
function joined(one: Commitment, later: Commitment): Commitment {
  const from = [...new Set([...one.from, ...later.from])].slice(0, limits.evidence);
  const text = later.text.length > one.text.length ? later.text : one.text;
  return { text, owner: later.owner ?? one.owner, due: later.due ?? one.due, from, at: one.at };
}
