/** Letters whose marks people leave out; elsewhere, as in Devanagari and Thai, a mark makes another word. */
const marked =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;

/** Marks of no letter, as an emoji has behind it: signs as well. */
const loose = /(?<![\p{L}\p{M}\p{N}])\p{M}+/gu;

/** By it two names are the same: small letters, no accents, single blanks. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(marked, '$1')
    .toLowerCase()
    .replaceAll(loose, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The same where names of signs alone, which have no key, are only themselves. */
export function ownNameKey(name: string): string {
  return nameKey(name) || name.trim();
}
