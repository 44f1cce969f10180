import { fold } from '../../times/messages/fold.ts';
import { limits } from '../extractive/limits.ts';
import type { Chapter } from '../written-notes.ts';
import type { Backed, Checked } from './check.ts';
import { contentOf, type Known } from './grounds.ts';
import { numbersClaimed } from './numbers.ts';

type Listed = 'decisions' | 'actionItems' | 'questions' | 'findings';
type Lists = { [Name in Listed]: EntryOf<Checked[Name][number]>[] } & { chapters: Chapter[] };
type EntryOf<Of> = Of extends Backed<infer Entry> ? Entry : never;

/**
 * The lists of all parts, by code: a second call could drop or invent entries that were checked already. Only title and
 * summary are asked for again.
 */
export function mergedLists(parts: readonly Checked[], known: Known): Lists {
  const all = <Name extends Listed>(name: Name, maxEntries: number) =>
    merged(
      parts.map((part) => part[name] as readonly Backed<Entry>[]),
      known,
    ).slice(0, maxEntries) as Lists[Name];
  return {
    decisions: all('decisions', limits.decisions),
    actionItems: all('actionItems', limits.actionItems),
    questions: all('questions', limits.questions),
    findings: all('findings', limits.findings),
    chapters: chaptersOf(parts),
  };
}

type Entry = { text: string; owner?: string | null; due?: unknown; person?: string | null; topic?: string };
type Read = Backed<Entry> & { part: number; content: ReadonlySet<string>; numbers: string };

const nobody: Known['people'] = { names: [], bot: '', aliases: [] };
/** Of the words of the shorter, those that the other has as well where both say one thing. */
const minShare = 0.6;

/**
 * Said once what is said twice: parts overlap, so what two of them say of the same segments is one; and so is what
 * mostly has the same words, wherever it was said. Two owners are two tasks.
 */
function merged(parts: readonly (readonly Backed<Entry>[])[], known: Known): Entry[] {
  const taken: Read[] = [];
  for (const [part, entries] of parts.entries())
    for (const backed of entries) {
      const text = fold(backed.entry.text);
      // Here names tell apart: “Call Ana” isn't “Call Ben”.
      const content = new Set(contentOf(text, nobody, known.language));
      const numbers = numbersClaimed(text, known.language?.code ?? 'en').join(' ');
      const read = { ...backed, part, content, numbers };
      const at = taken.findIndex((other) => isSame(read, other));
      const same = taken[at];
      if (same) taken[at] = { ...same, entry: filled(same.entry, backed.entry) };
      else taken.push(read);
    }
  return taken.map(({ entry }) => entry);
}

function isSame(one: Read, other: Read): boolean {
  if (!agree(one.entry.owner, other.entry.owner) || !agree(one.entry.person, other.entry.person))
    return false;
  if (one.entry.topic !== other.entry.topic) return false;
  const shared = [...one.content].filter((term) => other.content.has(term)).length;
  const [fewer = 0, more = 0] = [one.content.size, other.content.size].sort((a, b) => a - b);
  const isSaidAgain =
    one.numbers === other.numbers && shared >= minShare * fewer && (shared > 1 || shared === more);
  return isSaidAgain || (one.part !== other.part && one.cited.some((piece) => other.cited.includes(piece)));
}

/** Nobody may turn out to be someone. */
function agree(one: string | null | undefined, other: string | null | undefined): boolean {
  return one === other || !one || !other;
}

/** What the first doesn't say of owner and day, the second may. */
function filled(one: Entry, other: Entry): Entry {
  return {
    ...one,
    ...('owner' in one ? { owner: one.owner ?? other.owner, due: one.due ?? other.due } : {}),
  };
}

/** In their order, each beginning once; a single one divides nothing. */
function chaptersOf(parts: readonly Checked[]): Chapter[] {
  const byStart = new Map<number, Chapter>();
  for (const chapter of parts.flatMap(({ chapters }) => chapters)) {
    if (!byStart.has(chapter.startMs)) byStart.set(chapter.startMs, chapter);
  }
  const chapters = [...byStart.values()].sort((a, b) => a.startMs - b.startMs);
  return chapters.length < 2 ? [] : chapters.slice(0, limits.chapters);
}
