import { termsOf } from './extractive/text/terms.ts';
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
    added: addedTo(stay, written),
  };
}

/** Of a task of several people each has an item: one that stays stands for its owner's, or for any one of them. */
function addedTo(stay: readonly Item[], written: readonly PreparedItem[]): PreparedItem[] {
  const shared = Map.groupBy(written, ({ text }) => plain(text));
  return [...shared.values()].flatMap((items) => {
    const known = stay.filter((other) => items.some((item) => isSame(item, other)));
    if (items.length === 1) return known.length > 0 ? [] : items;
    const others = items.filter(({ owner }) => !known.some(({ ownerName }) => ownerName === owner));
    const given = known.filter(({ ownerName }) => !items.some(({ owner }) => ownerName === owner));
    return others.slice(given.length);
  });
}

function isTouched({ changedBy, editedBy }: Item): boolean {
  return changedBy !== null || editedBy !== null;
}

/** The same words, or drawn from the same moment of the call. */
function isSame(item: PreparedItem, other: Item): boolean {
  if (plain(item.text) === plain(other.text)) return true;
  // What was said before a quote is no part of it.
  const rests = other.evidence[0]?.text.startsWith(other.text) ? other.evidence.slice(0, 1) : other.evidence;
  return item.evidence.some(({ startMs, text }) =>
    rests.some(
      (one) => one.startMs === startMs && (one.text === text || isQuoteOf(one.text, text, item.text)),
    ),
  );
}

/** Of a task's terms, those that a quote has to have. */
const minShare = 0.6;

/** A quote that was kept, and the same put into other words later: it is a part of what they rest on. */
function isQuoteOf(quote: string, segment: string, task: string): boolean {
  if (!segment.includes(quote)) return false;
  const said = new Set(termsOf(quote));
  const terms = termsOf(task);
  return terms.filter((term) => said.has(term)).length >= terms.length * minShare;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
