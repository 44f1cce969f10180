import { isFiller } from './text/filler.ts';
import type { Said } from './text/sentences.ts';

const rounds = 12;
/** Content words of a sentence that reads well in a summary. */
const idealTerms = { min: 4, max: 22 } as const;

/**
 * How much each sentence is about what the talk is about. Sentences and terms are the two sides of a graph and give
 * each other weight until it settles, as LexRank does over pairs of sentences, but in time linear in the words.
 */
export function rank(said: readonly Said[]): number[] {
  const weights = termWeights(said);
  let terms = new Map(weights);
  let scores: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    scores = normalised(said.map((sentence) => scoreOf(sentence, terms, weights)));
    terms = spread(said, scores, weights);
  }
  return said.map((sentence, index) => (isFiller(sentence) ? 0 : (scores[index] ?? 0) * fitness(sentence)));
}

/** Terms that occur in few sentences tell more; those that occur once, or nearly everywhere, tell nothing. */
export function termWeights(said: readonly Said[]): Map<string, number> {
  const inSentences = new Map<string, number>();
  for (const { terms } of said) {
    for (const term of new Set(terms)) inSentences.set(term, (inSentences.get(term) ?? 0) + 1);
  }
  const maxCount = Math.max(3, said.length * 0.25);
  const weights = [...inSentences].map(([term, count]): [string, number] => [
    term,
    count > maxCount ? 0 : Math.log(1 + count) * Math.log(said.length / count + 1),
  ]);
  return new Map(weights);
}

function scoreOf({ terms }: Said, scores: Map<string, number>, weights: Map<string, number>): number {
  if (terms.length === 0) return 0;
  const sum = terms.reduce((total, term) => total + (scores.get(term) ?? 0) * (weights.get(term) ?? 0), 0);
  // Long sentences have more of everything: half of that is their due.
  return sum / Math.sqrt(terms.length + 3);
}

function spread(
  said: readonly Said[],
  scores: readonly number[],
  weights: Map<string, number>,
): Map<string, number> {
  const terms = new Map<string, number>();
  said.forEach((sentence, index) => {
    for (const term of sentence.terms) {
      const share = ((scores[index] ?? 0) * (weights.get(term) ?? 0)) / Math.sqrt(sentence.terms.length + 3);
      terms.set(term, (terms.get(term) ?? 0) + share);
    }
  });
  const largest = Math.max(...terms.values(), Number.MIN_VALUE);
  // What the talk comes back to mustn't drown what a part of it is about.
  return new Map([...terms].map(([term, score]) => [term, 0.15 + 0.85 * (score / largest)]));
}

function normalised(scores: readonly number[]): number[] {
  const largest = scores.reduce((best, score) => Math.max(best, score), Number.MIN_VALUE);
  return scores.map((score) => score / largest);
}

function fitness({ plain, terms }: Said): number {
  const length = terms.length < idealTerms.min ? 0.6 : terms.length > idealTerms.max ? 0.7 : 1;
  const isQuestion = /\?\s*$/.test(plain);
  const hangs = /^(?:and|but|or|because|which|that)\b|(?:[-–—,]|\.\.\.)$/i.test(plain);
  return length * (isQuestion ? 0.6 : 1) * (hangs ? 0.7 : 1);
}
