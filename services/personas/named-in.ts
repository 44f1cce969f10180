import { nameKey } from '../common/name-key.ts';

/** Whom words name, and the words that did, “as” included. */
export type NamedPersona = { readonly id: string | null; readonly said: string };

/** How often “as” is looked at in one text, and how many words of a name are read. */
const maxLooks = 20;
const maxNameWords = 6;

/** The persona that a text names behind “as”, by the longest name that fits: `as Nova`, `as the Founder’s self`. */
export function namedIn(
  text: string,
  personas: readonly { readonly id: string | null; readonly name: string }[],
): NamedPersona | null {
  const ids = new Map(personas.map(({ id, name }) => [nameKey(name), id]));
  let looks = 0;
  for (const found of text.matchAll(/(?<![\p{L}\p{N}])as\s+/giu)) {
    if (looks++ >= maxLooks) break;
    const from = found.index + found[0].length;
    const words = [...text.slice(from, from + 200).matchAll(/\S+/g)].slice(0, maxNameWords);
    for (const last of words.toReversed()) {
      const end = from + last.index + last[0].length;
      const id = ids.get(nameKey(text.slice(from, end)));
      if (id !== undefined) return { id, said: text.slice(found.index, end) };
    }
  }
  return null;
}
