import {
  courtesies,
  imperatives,
  modals,
  openers,
  pleases,
  plurals,
  pronouns,
  questionWords,
  relatives,
  retractions,
  wishes,
  yous,
  youVerbs,
} from './clues.ts';
import type { Mark, Word } from './words.ts';

/** How a clause asks for something: surely of whom it speaks to, or likely so. */
export type Request =
  | 'you'
  | 'please'
  | 'taken back'
  | 'imperative'
  | 'question word'
  | 'inversion'
  | 'wish'
  | 'question';

const sure: ReadonlySet<Request> = new Set(['you', 'please', 'taken back']);
/** Openers before a request, and the words that tell what it is. */
const maxOpeners = 6;
const maxYou = 5;
const maxPlease = 40;

export function isSure(request: Request | null): boolean {
  return request !== null && sure.has(request);
}

/** What a clause asks for, no matter to whom; null where it asks nothing, or asks several people. */
export function requestIn(clause: readonly Word[], mark: Mark): Request | null {
  const words = withoutOpeners(clause).map(({ word }) => word);
  if (words.length === 0) return null;
  if (asksSeveral(words)) return null;
  if (retracts(words)) return 'taken back';
  if (asksYou(words)) return 'you';
  const isPolite = clause.slice(0, maxPlease).some(({ word }) => pleases.has(word));
  if (isPolite) return 'please';
  const [first = '', second = ''] = words;
  if (modals.has(first) && pronouns.has(second)) return 'inversion';
  if (imperatives.has(first)) return 'imperative';
  if (questionWords.has(first) && (mark === '?' || !relatives.has(first))) return 'question word';
  if (wishes.has(first) || wishes.has(second)) return 'wish';
  return mark === '?' && !courtesies.has(first) ? 'question' : null;
}

/** Whether a clause only thanks, greets or praises. */
export function isCourtesy(clause: readonly Word[]): boolean {
  const [first] = clause;
  if (first === undefined) return false;
  return courtesies.has(first.word) || clause.every(({ word }) => openers.has(word) || courtesies.has(word));
}

/** “Max can you …”, “Mark please …”: behind a name that is also a word, only this is surely said to somebody. */
export function asksAtOnce([first, second]: readonly Word[]): boolean {
  if (!first) return false;
  return pleases.has(first.word) || (modals.has(first.word) && yous.has(second?.word ?? ''));
}

export function withoutOpeners(clause: readonly Word[]): readonly Word[] {
  let from = 0;
  while (from < Math.min(maxOpeners, clause.length) && openers.has(clause[from]?.word ?? '')) from += 1;
  return clause.slice(from);
}

export function retracts(words: readonly string[]): boolean {
  return retractions.some((retraction) => retraction.every((word, at) => words[at] === word));
}

function asksSeveral(words: readonly string[]): boolean {
  return words.slice(0, maxYou).some((word, at) => yous.has(word) && plurals.has(words[at + 1] ?? ''));
}

function asksYou(words: readonly string[]): boolean {
  if (words.slice(0, 3).some((word) => youVerbs.has(word))) return true;
  if (words.slice(0, 3).some((word, at) => modals.has(word) && yous.has(words[at + 1] ?? ''))) return true;
  const opensFor = ['i', 'we', 'if', 'when', "i'd", "we'd", 'you'].includes(words[0] ?? '');
  const mayAsk = opensFor || questionWords.has(words[0] ?? '');
  return mayAsk && words.slice(0, maxYou).some((word) => word === 'you' || word === 'du');
}
