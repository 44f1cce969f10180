import type { Said } from './sentences.ts';

/** Content words that a sentence needs to say something on its own. */
const minTerms = 3;
const greetings = new Set(
  'hi hello hey welcome bye goodbye thanks thank cheers good morning afternoon evening'.split(' '),
);

/** Whether a sentence says nothing on its own: sounds, greetings, “yeah”, numbers read out. */
export function isFiller({ tokens, terms }: Said): boolean {
  if (terms.length < minTerms || greetings.has(tokens[0]?.word ?? '')) return true;
  return terms.filter((term) => isNumber(term)).length * 2 > terms.length;
}

const digits = new Set('zero one two three four five six seven eight nine ten'.split(' '));

function isNumber(term: string): boolean {
  return digits.has(term) || /^\d+$/.test(term);
}
