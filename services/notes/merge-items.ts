import type { Item } from './item.ts';
import type { PreparedItem } from './prepared-notes.ts';

type Merged = {
  /** Stay as people left them. */
  stay: readonly Item[];
  /** Nobody touched these, and they are written again. */
  replaced: readonly Item[];
  added: readonly PreparedItem[];
};

/** What becomes of a meeting's action items when its notes are written again: the work of people is never undone. */
export function mergeItems(known: readonly Item[], written: readonly PreparedItem[]): Merged {
  const stay = known.filter(isTouched);
  return {
    stay,
    replaced: known.filter((item) => !isTouched(item)),
    added: written.filter((item) => !stay.some((other) => isSame(item, other))),
  };
}

function isTouched({ changedBy, editedBy }: Item): boolean {
  return changedBy !== null || editedBy !== null;
}

/** The same words, or drawn from the same moment of the call. */
function isSame(item: PreparedItem, other: Item): boolean {
  if (plain(item.text) === plain(other.text)) return true;
  return item.evidence.some(({ startMs, text }) =>
    other.evidence.some((one) => one.startMs === startMs && one.text === text),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
