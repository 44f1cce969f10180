import { capped, limits } from './limits.ts';
import type { Section } from './sections.ts';
import type { Said } from './text/sentences.ts';

/** One key sentence for about so many minutes of talk, within bounds. */
const minutesEach = 4;
const sentenceCount = { min: 3, max: 8 } as const;
const lead =
  /^(?:(?:[uU]+[hm]+|[eE]r+m*|[sS]o|[oO]kay|OK|[oO]k|[wW]ell|[yY]eah|[yY]es|[aA]nd|[bB]ut|[rR]ight|[nN]ow)\b[\s,.–-]*)+(?=\S{3})/u;

/** The sentences that say most of what was talked about, each with who said it and when, in their order. */
export function summaryOf(
  said: readonly Said[],
  scores: readonly number[],
  sections: readonly Section[],
): string {
  const minutes = lengthOf(said) / 60_000;
  const count = Math.min(sentenceCount.max, Math.max(sentenceCount.min, Math.round(minutes / minutesEach)));
  const lines = keySentences(said, scores, sections, count).map((index) => {
    const sentence = said[index];
    return sentence ? `• ${quoted(sentence, 320)}` : '';
  });
  return capped(lines.join('\n'), limits.summary);
}

/** The sentence that says most of a part of the talk. */
export function gistOf(
  said: readonly Said[],
  scores: readonly number[],
  { from, to }: Section,
): string | null {
  const [best] = keySentences(said, scores, [{ from, to }], 1);
  const sentence = best === undefined ? undefined : said[best];
  return sentence ? capped(quoted(sentence, 240), limits.chapterSummary) : null;
}

/** Sections take turns with their best, so that a long one doesn't take all; nothing is said twice. */
function keySentences(
  said: readonly Said[],
  scores: readonly number[],
  sections: readonly Section[],
  count: number,
): number[] {
  const queues = sections.map((section) => ranked(scores, section));
  const taken: number[] = [];
  for (let turn = 0; taken.length < count && turn < count * 4; turn += 1) {
    const heads = queues.flatMap((queue) => queue.slice(turn, turn + 1));
    for (const index of heads.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))) {
      if (taken.length < count && isNews(said, taken, index)) taken.push(index);
    }
  }
  return taken.sort((a, b) => a - b);
}

function ranked(scores: readonly number[], { from, to }: Section): number[] {
  const inside = scores.flatMap((score, index) => (score > 0 && index >= from && index < to ? [index] : []));
  return inside.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, 40);
}

function isNews(said: readonly Said[], taken: readonly number[], index: number): boolean {
  const terms = new Set(said[index]?.terms);
  return taken.every((other) => {
    const shared = new Set(said[other]?.terms.filter((term) => terms.has(term))).size;
    return shared / Math.max(1, Math.min(terms.size, said[other]?.terms.length ?? 0)) < 0.6;
  });
}

function quoted({ speaker, startMs, text }: Said, maxChars: number): string {
  const words = text.replaceAll(/\s+/g, ' ').replace(lead, '');
  const shown = words.length > maxChars ? `${capped(words, maxChars)}…` : words;
  return `${speaker.trim() || 'Someone'} (${timecode(startMs)}): “${shown}”`;
}

function timecode(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return (hours > 0 ? [hours, ...parts] : parts).join(':');
}

function lengthOf(said: readonly Said[]): number {
  return (said.at(-1)?.startMs ?? 0) - (said[0]?.startMs ?? 0);
}
