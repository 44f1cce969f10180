import type { ActionItem, Due, Evidence } from '../../written-notes.ts';
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

/** Words of one person that sound like a promise. */
type Quote = { readonly text: string; readonly owner: string | null; readonly due: Due | null };

/** Sentences that sound like a promise, word for word, each with the one before it. */
export function promisesOf(talk: Talk): ActionItem[] {
  const found = talk.said.flatMap((sentence, at) =>
    isBot(talk.people, sentence.speaker)
      ? []
      : quotesIn(talk, sentence, at).map((quote) => itemOf(quote, sentence, beforeOf(talk.said, at))),
  );
  return distinct(found).slice(0, limits.promises);
}

function quotesIn({ said, people, today }: Talk, sentence: Said, at: number): Quote[] {
  const { text, tokens } = sentence;
  const owner = sentence.speaker.trim() || null;
  const marked = markedIn(sentence, people);
  if (marked) return [{ text, owner: marked.owner, due: sureDueIn(text, today) }];
  if (isAcceptance(said, at)) return [{ text, owner, due: null }];
  const promised = promisesIn(tokens);
  // Each part of a sentence with two of them can be kept by itself.
  return promised.map(({ at: start, end }, index) => {
    const next = promised[index + 1];
    const from = index === 0 ? 0 : (tokens[start]?.from ?? 0);
    const to = next ? (tokens[lastBefore(tokens, next.at)]?.to ?? text.length) : text.length;
    const day = text.slice(tokens[dayFrom(tokens, start)]?.from ?? 0, tokens[end - 1]?.to ?? to);
    return { text: text.slice(from, to), owner, due: sureDueIn(day, today) };
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

function itemOf({ text, owner, due }: Quote, sentence: Said, before: Said | undefined): ActionItem {
  const quote = { speaker: sentence.speaker, startMs: sentence.startMs, text: capped(text, limits.quote) };
  return {
    text: capped(text, limits.item),
    owner: owner && capped(owner, limits.name),
    due,
    evidence: before ? [quote, evidenceOf(before)] : [quote],
  };
}

function evidenceOf({ speaker, startMs, text }: Said): Evidence {
  return { speaker, startMs, text: capped(text, limits.quote) };
}

/** Said again by the same person in much the same words, it is one. */
function distinct(items: readonly ActionItem[]): ActionItem[] {
  const kept: { item: ActionItem; terms: ReadonlySet<string> }[] = [];
  for (const item of items) {
    const terms = new Set(termsOf(item.text));
    const isAgain = kept.some(({ item: other, terms: others }) => {
      if (other.owner !== item.owner) return false;
      const shared = [...terms].filter((term) => others.has(term)).length;
      return shared > 2 && shared >= 0.7 * Math.min(terms.size, others.size);
    });
    if (!isAgain) kept.push({ item, terms });
  }
  return kept.map(({ item }) => item);
}
