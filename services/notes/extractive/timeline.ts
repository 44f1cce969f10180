import type { Evidence } from '../written-notes.ts';
import { capped, limits } from './limits.ts';
import { isFiller } from './text/filler.ts';
import type { Said } from './text/sentences.ts';

/** Content words in a block, and blocks on either side of a gap that are compared: Hearst's (Computational Linguistics 23.1, 1997). */
const termsPerBlock = 20;
const comparedBlocks = 10;
/** Minutes of talk for each part on average, and what share of the talk one is at least. */
const minutesPerPart = 5;
const minShare = 0.05;

/** One sentence for each part of the talk, word for word: the first of the part that says something. */
export function timelineOf(said: readonly Said[]): Evidence[] {
  const cuts = cutsIn(said);
  return cuts.slice(0, -1).flatMap((from, index) => {
    const first = said.slice(from, cuts[index + 1]).find((sentence) => !isFiller(sentence));
    if (!first) return [];
    const { speaker, startMs, text } = first;
    return [{ speaker, startMs, text: capped(text, limits.timelineText) }];
  });
}

/** Where the vocabulary shifts (TextTiling), by the deepest shifts, with both ends: indexes of sentences. */
function cutsIn(said: readonly Said[]): number[] {
  const blocks = blocksOf(said);
  const depths = depthsOf(smoothed(similarities(blocks)));
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  const variance = depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / depths.length;
  const deep = mean - Math.sqrt(variance) / 2;
  const [start, end] = [said[0]?.startMs ?? 0, said.at(-1)?.startMs ?? 0];
  const most = Math.min(limits.timeline - 1, Math.round((end - start) / 60_000 / minutesPerPart));
  const cuts = new Map([
    [0, start],
    [said.length, end],
  ]);
  const byDepth = [...depths.entries()].sort(([a, one], [b, other]) => other - one || a - b);
  for (const [gap, depth] of byDepth) {
    if (cuts.size - 2 >= most || depth <= deep) break;
    const at = blocks[gap + 1]?.from ?? 0;
    const time = said[at]?.startMs ?? 0;
    const isApart = [...cuts.values()].every((other) => Math.abs(other - time) >= (end - start) * minShare);
    if (isApart) cuts.set(at, time);
  }
  return [...cuts.keys()].sort((a, b) => a - b);
}

type Block = { readonly from: number; readonly terms: readonly string[] };

/** Runs of the same number of content words: “yeah” doesn't count as much as a speech. */
function blocksOf(said: readonly Said[]): Block[] {
  const words = said.flatMap(({ terms }, from) => terms.map((term) => ({ term, from })));
  return Array.from({ length: Math.ceil(words.length / termsPerBlock) }, (_, index) => {
    const run = words.slice(index * termsPerBlock, (index + 1) * termsPerBlock);
    return { from: run[0]?.from ?? 0, terms: run.map(({ term }) => term) };
  });
}

function similarities(blocks: readonly Block[]): number[] {
  return blocks.slice(1).map((_, gap) => {
    const size = Math.min(comparedBlocks, gap + 1, blocks.length - gap - 1);
    return cosine(
      countsOf(blocks.slice(gap + 1 - size, gap + 1)),
      countsOf(blocks.slice(gap + 1, gap + 1 + size)),
    );
  });
}

function countsOf(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of blocks.flatMap(({ terms }) => terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function cosine(one: Map<string, number>, other: Map<string, number>): number {
  let dot = 0;
  for (const [term, count] of one) dot += count * (other.get(term) ?? 0);
  return dot / (norm(one) * norm(other) || 1);
}

function norm(counts: Map<string, number>): number {
  return Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
}

function smoothed(values: readonly number[]): number[] {
  return values.map((_, at) => {
    const near = values.slice(Math.max(0, at - 1), at + 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

/** How far similarity climbs on both sides of each gap. */
function depthsOf(values: readonly number[]): number[] {
  const before = peaks(values);
  const behind = peaks(values.toReversed()).reverse();
  return values.map((value, at) => (before[at] ?? value) + (behind[at] ?? value) - 2 * value);
}

/** For each value how high one climbs from it to the left. Each goes on from its neighbour's: a plateau may be long. */
function peaks(values: readonly number[]): number[] {
  const highest: number[] = [];
  for (const [at, value] of values.entries()) {
    const climbs = at > 0 && (values[at - 1] ?? 0) >= value;
    highest.push(climbs ? (highest[at - 1] ?? value) : value);
  }
  return highest;
}
