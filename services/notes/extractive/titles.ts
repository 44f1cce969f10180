import { capped, limits } from './limits.ts';
import type { People } from './people.ts';
import type { Section } from './sections.ts';
import type { Said } from './text/sentences.ts';
import { termOf, wordsOf } from './text/terms.ts';

/** What a section is about and others aren't, by its three most telling terms: "Packaging, security and origins". */
export function titlesOf(said: readonly Said[], sections: readonly Section[], people: People): string[] {
  const surfaces = surfacesOf(said);
  const names = new Set(people.names.flatMap((name) => wordsOf(name).map(termOf)));
  const counts = sections.map(({ from, to }) => countsOf(said.slice(from, to), names));
  const inSections = new Map<string, number>();
  for (const count of counts)
    for (const term of count.keys()) inSections.set(term, (inSections.get(term) ?? 0) + 1);
  return counts.map((count) => {
    const telling = [...count]
      .map(([term, times]) => ({
        term,
        times,
        weight: times * Math.log(1 + sections.length / (inSections.get(term) ?? 1)),
      }))
      .filter(({ times }) => times > 1 || count.size < 12)
      .sort((a, b) => b.weight - a.weight || b.times - a.times)
      .slice(0, 3)
      .map(({ term }) => surfaces.get(term) ?? term);
    return capped(sentenceCase(listed(telling)), limits.chapterTitle);
  });
}

/** What the whole talk is about. */
export function titleOf(said: readonly Said[], people: People): string {
  const [title = ''] = titlesOf(said, [{ from: 0, to: said.length }], people);
  return capped(title, limits.title) || 'Meeting notes';
}

function countsOf(said: readonly Said[], names: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of said.flatMap((sentence) => sentence.terms)) {
    if (!names.has(term) && !/^\d+$/.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** Each term as it is mostly written. */
function surfacesOf(said: readonly Said[]): Map<string, string> {
  const forms = new Map<string, Map<string, number>>();
  for (const written of said.flatMap((sentence) => wordsOf(sentence.plain))) {
    const term = termOf(written);
    const counts = forms.get(term) ?? new Map<string, number>();
    counts.set(written, (counts.get(written) ?? 0) + 1);
    forms.set(term, counts);
  }
  return new Map([...forms].map(([term, counts]) => [term, mostly(counts)]));
}

function mostly(counts: Map<string, number>): string {
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
