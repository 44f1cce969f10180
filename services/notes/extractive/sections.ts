import { termWeights } from './rank.ts';
import type { Said } from './text/sentences.ts';

/** A part of the talk, as a range of sentences. */
export interface Section {
  readonly from: number;
  readonly to: number;
}

/** Content words in a block; blocks on either side of a gap that are compared. */
const block = 18;
const window = 7;
/** Sections that a talk of so many minutes has at most, and how long one is at least. */
const minutesEach = 6;
const minSection = { share: 0.04, ms: 90_000 } as const;
const cue =
  /\b(?:next (?:topic|item|point|thing|agenda|up|issue|question)|(?:let's|let us|we(?:'ll| can| should)|i(?:'d like to|'ll)) (?:move on|move to|turn to|go to|get to|switch to|talk about|start with|go (?:on )?to)|moving on|on to the|on the agenda|agenda item|second (?:topic|item|point)|last (?:topic|item|point|thing)|any other business|a(?:ny|nother) (?:topic|update)|speaking of|changing (?:topic|subject)s?|before we (?:close|wrap)|to wrap up|that brings us to|we (?:now )?need to discuss|new topic|topic:)/i;

/** Cuts a talk where its vocabulary shifts, after Hearst's TextTiling; a short talk is one section. */
export function sectionsOf(said: readonly Said[]): Section[] {
  const whole = [{ from: 0, to: said.length }];
  const blocks = blocksOf(said);
  if (blocks.length < 2 * window) return whole;
  const depths = depthsOf(said, blocks);
  const cuts = chosen(said, depths);
  const edges = [0, ...cuts, said.length];
  return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? said.length }));
}

interface Gap {
  readonly at: number;
  readonly depth: number;
}

/** Sentences in runs of about the same number of content words, so that "yeah" doesn't count as much as a speech. */
function blocksOf(said: readonly Said[]): Section[] {
  const blocks: Section[] = [];
  let from = 0;
  let terms = 0;
  said.forEach((sentence, index) => {
    terms += sentence.terms.length;
    if (terms < block) return;
    blocks.push({ from, to: index + 1 });
    from = index + 1;
    terms = 0;
  });
  return blocks;
}

function depthsOf(said: readonly Said[], blocks: readonly Section[]): Gap[] {
  const weights = termWeights(said);
  const vectors = blocks.map(({ from, to }) => vectorOf(said.slice(from, to), weights));
  const alike = vectors.slice(1).map((_, gap) => {
    const before = summed(vectors.slice(Math.max(0, gap + 1 - window), gap + 1));
    return cosine(before, summed(vectors.slice(gap + 1, gap + 1 + window)));
  });
  return alike.map((similarity, gap) => {
    const at = cueNear(said, blocks[gap + 1]?.from ?? 0);
    const depth = peak(alike, gap, -1) + peak(alike, gap, 1) - 2 * similarity;
    return { at: at ?? blocks[gap + 1]?.from ?? 0, depth: depth + (at === null ? 0 : 0.25) };
  });
}

/** A sentence close to a gap with which someone announces another topic. */
function cueNear(said: readonly Said[], at: number): number | null {
  for (const index of [at, at + 1, at - 1, at + 2, at - 2, at - 3]) {
    const sentence = said[index];
    if (sentence && cue.test(sentence.plain)) return index;
  }
  return null;
}

function chosen(said: readonly Said[], gaps: readonly Gap[]): number[] {
  const start = said[0]?.startMs ?? 0;
  const length = (said.at(-1)?.startMs ?? 0) - start;
  const minGapMs = Math.max(length * minSection.share, Math.min(minSection.ms, length / 6));
  const maxCuts = Math.min(15, Math.max(1, Math.round(length / 60_000 / minutesEach)));
  const deep = deepFrom(gaps.map((gap) => gap.depth));
  const edges = [start, start + length];
  const cuts: number[] = [];
  for (const { at, depth } of [...gaps].sort((a, b) => b.depth - a.depth || a.at - b.at)) {
    const time = said[at]?.startMs ?? 0;
    if (cuts.length >= maxCuts || depth <= deep || edges.some((edge) => Math.abs(edge - time) < minGapMs))
      continue;
    cuts.push(at);
    edges.push(time);
  }
  return cuts.sort((a, b) => a - b);
}

/** Shifts that stand out from the ripples of any talk: half a standard deviation above the mean. */
function deepFrom(depths: readonly number[]): number {
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  const variance = depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / depths.length;
  return mean + Math.sqrt(variance) / 2;
}

function peak(alike: readonly number[], gap: number, step: 1 | -1): number {
  let highest = alike[gap] ?? 0;
  for (let index = gap + step; (alike[index] ?? -1) >= highest; index += step)
    highest = alike[index] ?? highest;
  return highest;
}

type Vector = Map<string, number>;

function vectorOf(said: readonly Said[], weights: Vector): Vector {
  const vector: Vector = new Map();
  for (const term of said.flatMap((sentence) => sentence.terms)) {
    vector.set(term, (vector.get(term) ?? 0) + (weights.get(term) ?? 0));
  }
  return vector;
}

function summed(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors)
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return sum;
}

function cosine(one: Vector, other: Vector): number {
  let dot = 0;
  for (const [term, weight] of one) dot += weight * (other.get(term) ?? 0);
  return dot / (norm(one) * norm(other) || 1);
}

function norm(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
}
