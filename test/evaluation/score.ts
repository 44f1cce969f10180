import { termsOf } from '../../services/notes/extractive/text/terms.ts';
import type { ActionItem, WrittenNotes } from '../../services/notes/written-notes.ts';
import type { Meeting, Reference } from './meeting-file.ts';

/** A found item is a reference's when the owner is the same, or unknown, and a third of its words are. */
const sameWords = 0.34;

export interface Hits {
  readonly references: number;
  readonly found: number;
  /** References with an item of their own. */
  readonly hit: number;
  readonly owners: number;
}

/** One reference takes one item, the most alike first. */
export function actionHits(
  { references }: Meeting,
  { actionItems }: WrittenNotes,
): Hits & { pairs: Map<Reference, ActionItem> } {
  const candidates = references
    .flatMap((reference) =>
      actionItems.map((item) => ({ reference, item, likeness: likeness(reference, item) })),
    )
    .filter((pair) => pair.likeness >= sameWords)
    .sort((a, b) => b.likeness - a.likeness);
  const pairs = new Map<Reference, ActionItem>();
  const used = new Set<ActionItem>();
  for (const { reference, item } of candidates) {
    if (pairs.has(reference) || used.has(item)) continue;
    pairs.set(reference, item);
    used.add(item);
  }
  const owners = [...pairs].filter(([reference, item]) => reference.owner === item.owner).length;
  return { references: references.length, found: actionItems.length, hit: pairs.size, owners, pairs };
}

function likeness(reference: Reference, item: ActionItem): number {
  if (item.owner !== null && item.owner !== reference.owner) return 0;
  const found = new Set(termsOf([item.text, ...item.evidence.map(({ text }) => text)].join(' ')));
  const wanted = [
    ...new Set(termsOf(reference.text.replace(/^The \w+(?: \w+)* (?:designer|executive|expert) will /, ''))),
  ];
  return wanted.filter((term) => found.has(term)).length / Math.max(1, wanted.length);
}

/** Decisions that the source marks and the notes have, by most of their words. */
export function decisionHits({ decisions }: Meeting, notes: WrittenNotes): number {
  return decisions.filter((decision) => {
    const wanted = termsOf(decision);
    return notes.decisions.some(({ text }) => {
      const found = new Set(termsOf(text));
      return wanted.filter((term) => found.has(term)).length >= Math.max(1, wanted.length / 2);
    });
  }).length;
}

/** A start counts as found within this share of the meeting, and at least a minute. */
const near = 0.05;

export function topicHits({ topics, lengthMs }: Meeting, starts: readonly number[]): number {
  const within = Math.max(60_000, lengthMs * near);
  return topics.filter((topic) => starts.some((start) => Math.abs(start - topic) <= within)).length;
}

/** How well each topic and the chapter that fits it best cover each other (shared time over joint), by its length. */
export function coverage({ topics, lengthMs }: Meeting, starts: readonly number[]): number {
  const chapters = spans(starts, lengthMs);
  const covered = spans(topics, lengthMs).map((topic) => {
    const fits = chapters.map((chapter) => overlap(topic, chapter) / joint(topic, chapter));
    return Math.max(...fits) * (topic[1] - topic[0]);
  });
  return covered.reduce((sum, one) => sum + one, 0) / lengthMs;
}

/** Chance that two moments, half a topic apart, are wrongly held to be in one topic, or in two (Beeferman's Pk). */
export function pk({ topics, lengthMs }: Meeting, starts: readonly number[]): number {
  const apart = Math.max(30_000, lengthMs / (topics.length + 1) / 2);
  const steps = Array.from({ length: 500 }, (_, step) => (step / 500) * (lengthMs - apart));
  const wrong = steps.filter((at) => isSame(topics, at, at + apart) !== isSame(starts, at, at + apart));
  return wrong.length / steps.length;
}

function isSame(starts: readonly number[], from: number, to: number): boolean {
  return !starts.some((start) => start > from && start <= to);
}

function spans(starts: readonly number[], lengthMs: number): [number, number][] {
  const edges = [0, ...starts.filter((start) => start > 0), lengthMs];
  return edges.slice(0, -1).map((from, index): [number, number] => [from, edges[index + 1] ?? lengthMs]);
}

function overlap([from, to]: [number, number], [start, end]: [number, number]): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, start));
}

function joint(one: [number, number], other: [number, number]): number {
  return one[1] - one[0] + other[1] - other[0] - overlap(one, other);
}
