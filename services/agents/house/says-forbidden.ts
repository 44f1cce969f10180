/** Characters of a forbidden line below which it would be found everywhere. */
const minChars = 4;

/** Whether a text repeats what its persona mustn't say: its words, not its meaning. */
export function saysForbidden(text: string, mustNotSay: readonly string[]): boolean {
  const said = folded(text);
  return mustNotSay.map(folded).some((line) => line.trim().length >= minChars && said.includes(line));
}

function folded(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${words} `;
}
