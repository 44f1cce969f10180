import { nameKey } from '../../common/name-key.ts';
import { readForbidden } from '../../common/says-forbidden.ts';

/** Whose list it is; those first that the fewest people know, and may set aside. */
export const listOwners = ['workspace', 'channel', 'call', 'persona'] as const;
export type ListOwner = (typeof listOwners)[number];

/** Lines that nothing we write may repeat, by whose list they are on. */
export type DoNotSay = Readonly<Record<ListOwner, readonly string[]>>;

export const nothingForbidden: DoNotSay = { workspace: [], channel: [], call: [], persona: [] };

/** The list that a text breaks, by its words; of several the first. Null where it breaks none. */
export function brokenList(text: string, lists: DoNotSay): ListOwner | null {
  const owners = listOwners.filter((owner) => lists[owner].length > 0);
  if (owners.length === 0) return null;
  const says = readForbidden(text);
  return owners.find((owner) => says(lists[owner])) ?? null;
}

/** Who may send anyway what breaks `held` may set `broken` aside, too. */
export function coversList(held: ListOwner | null, broken: ListOwner): boolean {
  return held !== null && listOwners.indexOf(held) <= listOwners.indexOf(broken);
}

/** The lines of all lists, each once. */
export function allLines(lists: DoNotSay): string[] {
  const known = new Set<string>();
  return listOwners
    .flatMap((owner) => lists[owner])
    .filter((line) => {
      const key = nameKey(line) || line;
      return !known.has(key) && known.add(key);
    });
}
