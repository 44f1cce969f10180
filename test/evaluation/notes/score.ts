import { termsOf } from '../../../services/notes/extractive/text/terms.ts';
import type { ActionItem, WrittenNotes } from '../../../services/notes/written-notes.ts';
import type { Meeting, Reference } from '../meeting-file.ts';

/** A quote is a reference's when the owner is the same, or unknown, and a third of its words are. */
const sameWords = 0.34;

export interface Hits {
  readonly references: number;
  readonly found: number;
  /** References with a quote of their own. */
  readonly hit: number;
}

/** One reference takes one item, the most alike first. */
export function promiseHits(
  { references }: Meeting,
  { actionItems }: WrittenNotes,
): Hits & { pairs: Map<Reference, ActionItem> } {
  const candidates = references
    .flatMap((reference) =>
      actionItems.map((item) => ({ reference, item, likeness: likeness(reference, item) })),
    )
    .filter((pair) => pair.likeness >= sameWords)
    .sort((a, b) => b.likeness - a.likeness);
  const pairs = new Map<Reference, ActionItem>();
  const used = new Set<ActionItem>();
  for (const { reference, item } of candidates) {
    if (pairs.has(reference) || used.has(item)) continue;
    pairs.set(reference, item);
    used.add(item);
  }
  return { references: references.length, found: actionItems.length, hit: pairs.size, pairs };
}

function likeness(reference: Reference, item: ActionItem): number {
  if (item.owner !== null && item.owner !== reference.owner) return 0;
  const found = new Set(termsOf([item.text, ...item.evidence.map(({ text }) => text)].join(' ')));
  const wanted = [
    ...new Set(termsOf(reference.text.replace(/^The \w+(?: \w+)* (?:designer|executive|expert) will /, ''))),
  ];
  return wanted.filter((term) => found.has(term)).length / Math.max(1, wanted.length);
}
