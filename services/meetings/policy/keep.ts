/** What stays of a call: the words and the notes, the notes alone, or nothing. From what is least strict. */
export const keeps = ['words', 'notes', 'nothing'] as const;
export type Keep = (typeof keeps)[number];

/** Whether one says less than the other. Nothing said is `words`. */
export function keepsLess(one: Keep | null, other: Keep | null): boolean {
  return keeps.indexOf(one ?? 'words') > keeps.indexOf(other ?? 'words');
}
