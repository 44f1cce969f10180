import type { Keep } from '../meetings/policy/keep.ts';
import type { Learned } from './learned.ts';
import type { WrittenNotes } from './written-notes.ts';

type Written = { readonly notes: WrittenNotes; readonly learned: readonly Learned[] };

/** What may stay of what was written: with notes alone, nobody's own words. Null where that's nothing. */
export function asKept<Of extends Written>(keep: Keep, written: Of | null): Of | null {
  if (keep === 'words' || !written) return written;
  // Highlights are people's words, and nothing else.
  if (keep === 'nothing' || written.notes.kind === 'highlights') return null;
  return {
    ...written,
    notes: withoutQuotes(written.notes),
    // What a rule found is a sentence as it was said.
    learned: written.learned
      .filter(({ madeBy }) => madeBy === 'model')
      .map((one) => ({ ...one, said: { ...one.said, text: one.text } })),
  };
}

function withoutQuotes(notes: WrittenNotes): WrittenNotes {
  const unquoted = <One>(all: readonly One[]) => all.map((one) => ({ ...one, evidence: [] }));
  return {
    ...notes,
    points: unquoted(notes.points),
    findings: unquoted(notes.findings),
    decisions: unquoted(notes.decisions),
    actionItems: unquoted(notes.actionItems),
    questions: unquoted(notes.questions),
    timeline: [],
  };
}
