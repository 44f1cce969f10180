import { termsOf } from './extractive/text/terms.ts';
import type { Spoken } from './recording.ts';
import type { Evidence } from './written-notes.ts';

/** Fewer words in common, or a smaller share, may be chance. */
const least = { terms: 2, share: 0.5 };
const mostWords = 500;

/**
 * Where a statement was most likely said, for notes that come without that: the segment that shares most of its words.
 * None rather than a doubtful one.
 */
export function evidenceFinder(segments: readonly Spoken[]): (statement: string) => Evidence[] {
  const said = segments.map((segment) => ({ segment, terms: new Set(termsOf(segment.text)) }));
  return (statement) => {
    const wanted = new Set(termsOf(statement));
    let best: { segment: Spoken; shared: number } | null = null;
    for (const { segment, terms } of said) {
      const shared = [...wanted].filter((term) => terms.has(term)).length;
      if (shared > (best?.shared ?? 0)) best = { segment, shared };
    }
    if (!best || best.shared < least.terms || best.shared < wanted.size * least.share) return [];
    const { speaker, start_ms: startMs, text } = best.segment;
    return [{ speaker, startMs, text: text.slice(0, mostWords).toWellFormed() }];
  };
}
