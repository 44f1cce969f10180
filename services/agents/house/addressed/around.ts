import {
  articles,
  calls,
  courtesies,
  known,
  openers,
  relatives,
  roles,
  sayVerbs,
  thirdPersons,
} from './clues.ts';
import type { Request } from './requests.ts';
import type { Mark, Word } from './words.ts';

export function isOpening(word: string): boolean {
  return openers.has(word) || calls.has(word) || courtesies.has(word) || word === 'you' || word === 'good';
}

/** What it's told or asked for, but for a question that anybody may mean. */
export function isAsking(request: Request | null): boolean {
  return request !== null && request !== 'question';
}

export function isThird(right: readonly Word[]): boolean {
  return thirdPersons.has(right[0]?.word ?? '');
}

/** “Nova will, if you like”: a verb of its own comes before who is asked. */
export function isThirdBefore(right: readonly Word[]): boolean {
  const [first, second] = right;
  if (!first || !thirdPersons.has(first.word)) return false;
  return (
    second !== undefined &&
    !['you', 'du', 'tu', 'te', 'je', 'u', 'ihr', 'sie', 'vous', 'voce'].includes(second.word)
  );
}

/** “…, our assistant, …”, “…, who is …” */
export function isPresented(right: readonly Word[], mark: Mark): boolean {
  const [first] = right;
  if (!first) return false;
  if (relatives.has(first.word) && mark !== '?') return true;
  return articles.has(first.word) && right.slice(1, 4).some(({ word }) => roles.has(word));
}

export function isPresenting(left: readonly Word[]): boolean {
  return left.slice(-4).some(({ word }) => roles.has(word));
}

/** “Nova, Ben and Ada are …” */
export function isListed(right: readonly Word[]): boolean {
  const [first, second] = right;
  if (!first?.isCapital || !second) return false;
  return first.after === ',' ? second.isCapital || isAnd(second) : isAnd(second) && first.after === '';
}

/** “Ben, Ada, Nova.”: one word with a capital between commas. */
export function isInList(left: readonly Word[]): boolean {
  const [before, last] = left.slice(-2);
  if (!last?.isCapital || openers.has(last.word)) return false;
  return before === undefined || before.after === ',' || isAnd(before);
}

function isAnd({ word }: Word): boolean {
  return ['and', 'und', 'et', 'y', 'e', 'en', 'ja', 'och', 'or', 'oder', 'ou', 'o'].includes(word);
}

/** “You just say ‘Nova, …’” */
export function isQuoted(left: readonly Word[]): boolean {
  const core = left.filter(({ word }) => !openers.has(word) && !calls.has(word));
  return sayVerbs.has(core.at(-1)?.word ?? '');
}

export function isKnown(clause: readonly Word[]): boolean {
  return clause.some(({ word }) => known.has(word));
}

/** Captions without signs. */
export function isBare(left: readonly Word[]): boolean {
  return left.every(({ after }) => after === '' || after === '|');
}
