/** More words of a question say little more. */
const maxWords = 12;
const minChars = 3;

/** What a question looks for: its words in small letters, each once, without the shortest. */
export function wordsIn(text: string): string[] {
  const words = text
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= minChars);
  return [...new Set(words)].slice(0, maxWords);
}
