import type { ActionItem, Evidence } from '../../written-notes.ts';
import { sureDueIn } from '../due.ts';
import { capped, limits } from '../limits.ts';
import { isBot, type People } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { termsOf } from '../text/terms.ts';
import { isAcceptance } from './acceptance.ts';
import { markedIn } from './markers.ts';
import { promisesIn } from './promises.ts';

export interface Talk {
  readonly said: readonly Said[];
  readonly people: People;
  /** The day of the meeting where it took place; null when unknown: nothing gets a date. */
  readonly today: Date | null;
}

/** Words of one person that sound like a promise, and the part of them that may set a day. */
type Quote = {
  readonly text: string;
  readonly owner: string | null;
  readonly day: string;
  readonly sentence: Said;
  readonly before: Said | undefined;
  readonly terms: ReadonlySet<string>;
};

/** Sentences that sound like a promise, word for word, each with the one before it. */
export function promisesOf({ said, people, today }: Talk): ActionItem[] {
  const kept: Quote[] = [];
  for (const [at, sentence] of said.entries()) {
    if (isBot(people, sentence.speaker)) continue;
    for (const found of quotesIn(said, people, at)) {
      const quote = { ...found, terms: new Set(termsOf(found.text)) };
      if (!kept.some((one) => isAgain(one, quote))) kept.push(quote);
    }
    if (kept.length >= limits.promises) break;
  }
  return kept.slice(0, limits.promises).map((quote) => itemOf(quote, today));
}

function quotesIn(said: readonly Said[], people: People, at: number): Omit<Quote, 'terms'>[] {
  const sentence = said[at];
  if (!sentence) return [];
  const { text, tokens } = sentence;
  const whole = { text, sentence, before: beforeOf(said, at), owner: sentence.speaker.trim() || null };
  const marked = markedIn(sentence, people);
  if (marked) return [{ ...whole, owner: marked.owner, day: text }];
  if (isAcceptance(said, at)) return [{ ...whole, day: '' }];
  const promised = promisesIn(tokens);
  // Each part of a sentence with two of them can be kept on its own.
  return promised.map(({ at: start, end }, index) => {
    const next = promised[index + 1];
    const from = index === 0 ? 0 : (tokens[start]?.from ?? 0);
    const to = next ? (tokens[lastBefore(tokens, next.at)]?.to ?? text.length) : text.length;
    const day = text.slice(tokens[dayFrom(tokens, start)]?.from ?? 0, tokens[end - 1]?.to ?? to);
    return { ...whole, text: text.slice(from, to), day };
  });
}

/** “… and I'll”: the joint belongs to neither. */
function lastBefore(tokens: Said['tokens'], at: number): number {
  let last = at - 1;
  while (last > 0 && ['and', ',', ';', 'then', 'so', 'but'].includes(tokens[last]?.word ?? '')) last -= 1;
  return last;
}

/** “Tomorrow morning I'll”: a day that begins the clause is the promise's. */
function dayFrom(tokens: Said['tokens'], start: number): number {
  for (let from = start - 1; from >= Math.max(0, start - 3); from -= 1) {
    const before = tokens[from - 1]?.word ?? '.';
    if (['.', ',', ';', ':', 'and', 'so', 'then', 'but', 'okay'].includes(before)) return from;
  }
  return start;
}

/** What it answers or goes on from: sounds and single words say nothing. */
function beforeOf(said: readonly Said[], at: number): Said | undefined {
  return said.slice(Math.max(0, at - 3), at).findLast(({ tokens }) => tokens.length > 3);
}

function itemOf({ text, owner, day, sentence, before }: Quote, today: Date | null): ActionItem {
  return {
    text: capped(text, limits.item),
    owner: owner && capped(owner, limits.name),
    due: sureDueIn(day, today),
    evidence: [evidenceOf({ ...sentence, text }), ...(before ? [evidenceOf(before)] : [])],
  };
}

function evidenceOf({ speaker, startMs, text }: Said): Evidence {
  return { speaker, startMs, text: capped(text, limits.quote) };
}

/** Said again by the same person in much the same words. Ticket 7 isn't ticket 27, however alike the sentences are. */
function isAgain(one: Quote, other: Quote): boolean {
  if (one.owner !== other.owner || numbersIn(one.text) !== numbersIn(other.text)) return false;
  const shared = [...one.terms].filter((term) => other.terms.has(term)).length;
  return shared > 2 && shared >= 0.7 * Math.min(one.terms.size, other.terms.size);
}

function numbersIn(text: string): string {
  return [...text.matchAll(/\d+/g)].join(' ');
}
