import { expect } from 'vitest';

const notSpoken =
  /\b(just now|by itself|under way|whoever|anew|goes in|for ever|stands there|is looked at|do not|does not|did not|is not|cannot|could not|has not|have not|was not)\b/i;

/** Words a sentence. */
const maxWords = 20;

/** Text that people read: contractions, no phrase that nobody speaks, and short sentences. */
export function expectHouseStyle(text: string): void {
  expect(text, text).not.toMatch(notSpoken);
  const sentences = text
    .replaceAll(/<!date[^>]*\|([^>]*)>/g, 'a time')
    .replaceAll(/<[^>]*\|([^>]*)>/g, '$1')
    .replaceAll(/`[^`]*`/g, 'code')
    .split(/(?<=[.?!:;])\s+|\n/);
  for (const sentence of sentences) {
    const words = sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    expect(words.length, sentence).toBeLessThanOrEqual(maxWords);
  }
}
