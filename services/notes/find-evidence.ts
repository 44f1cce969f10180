import { termsOf } from './extractive/text/terms.ts';
import type { Spoken } from './recording.ts';
import type { Evidence } from './written-notes.ts';

/** Fewer terms in common, or a smaller share of what a statement weighs, may be chance. */
const minMatch = { terms: 2, share: 0.6 };
const maxQuoteChars = 500;

/**
 * Where a statement was most likely said, for notes that come without that: the segment that shares most of its terms,
 * rare ones counting for more. None rather than a doubtful one.
 */
export function evidenceFinder(segments: readonly Spoken[]): (statement: string) => Evidence[] {
  const said = segments.map((segment) => ({ segment, terms: new Set(termsOf(segment.text)) }));
  const weightOf = rarity(said.map(({ terms }) => terms));
  const weigh = (terms: readonly string[]) => terms.reduce((sum, term) => sum + weightOf(term), 0);
  return (statement) => {
    const wanted = [...new Set(termsOf(statement))];
    let best: { segment: Spoken; weight: number; count: number } | null = null;
    for (const { segment, terms } of said) {
      const shared = wanted.filter((term) => terms.has(term));
      const weight = weigh(shared);
      if (weight > (best?.weight ?? 0)) best = { segment, weight, count: shared.length };
    }
    if (!best || best.count < minMatch.terms || best.weight < weigh(wanted) * minMatch.share) return [];
    const { speaker, start_ms: startMs, text } = best.segment;
    return [{ speaker, startMs, text: text.slice(0, maxQuoteChars).toWellFormed() }];
  };
}

/** What everyone says all the time weighs little; what nobody said weighs as much as what was said once. */
function rarity(segments: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of segments) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + segments.length / (counts.get(term) ?? 1));
}
