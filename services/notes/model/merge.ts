import { limits } from '../extractive/limits.ts';
import type { Chapter } from '../written-notes.ts';
import type { Backed, Checked } from './check.ts';

export type Lists = Pick<
  { [Name in keyof Checked]: Checked[Name] extends readonly Backed<infer Entry>[] ? Entry[] : Chapter[] },
  'decisions' | 'actionItems' | 'questions' | 'chapters'
>;

/**
 * The lists of all parts, by code: a second call could drop or invent entries that were checked already. Only title and
 * summary, which are no lists, are asked for again.
 */
export function mergedLists(parts: readonly Checked[]): Lists {
  return {
    decisions: merged(parts.map(({ decisions }) => decisions)).slice(0, limits.decisions),
    actionItems: merged(parts.map(({ actionItems }) => actionItems)).slice(0, limits.actionItems),
    questions: merged(parts.map(({ questions }) => questions)).slice(0, limits.questions),
    chapters: chaptersOf(parts),
  };
}

/** Parts overlap, so what two of them say of the same segments is said once; within a part nothing is taken together. */
function merged<Entry extends { text: string }>(parts: readonly (readonly Backed<Entry>[])[]): Entry[] {
  const taken: Backed<Entry>[] = [];
  for (const part of parts) {
    const before = [...taken];
    taken.push(...part.filter((entry) => !before.some((other) => isSame(entry, other))));
  }
  return distinct(taken.map(({ entry }) => entry));
}

function isSame(one: Backed<unknown>, other: Backed<unknown>): boolean {
  return one.numbers.some((number) => other.numbers.includes(number));
}

/** The same words are the same entry, whoever gave them twice. */
function distinct<Entry extends { text: string }>(entries: readonly Entry[]): Entry[] {
  const byText = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
    if (!byText.has(key)) byText.set(key, entry);
  }
  return [...byText.values()];
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
