import { type People, personIn } from '../people.ts';
import type { Said } from '../text/sentences.ts';

const heads = [
  ['action', 'item'],
  ['action', 'items'],
  ['action', 'point'],
  ['action'],
  ['todo'],
  ['to', 'do'],
  ['to-do'],
];
/** What may stand before: “okay, so another action item: …”. */
const leads = new Set(
  "so okay ok and an a another one my new next first second last then is as that's the , .".split(' '),
);
const mine = new Set(["i'll", 'i', 'me', 'myself']);

/** What somebody calls an action item, and whose it is; null where a sentence doesn't say so. */
export function markedIn({ tokens, speaker }: Said, people: People): { owner: string | null } | null {
  const words = tokens.map(({ word }) => word);
  const start = words.findIndex((word) => !leads.has(word));
  const head = heads.find((one) => one.every((word, index) => words[start + index] === word));
  if (start < 0 || !head) return null;
  let at = start + head.length;
  const named = words[at] === 'for' || words[at] === 'on' ? personIn(people, tokens, at + 1) : null;
  if (named) at = named.to;
  if (![':', '—', '–'].includes(words[at] ?? '')) return null;
  const rest = tokens.slice(at + 1);
  if (rest.length < 2 || words.at(-1) === '?') return null;
  if (named) return { owner: named.name };
  if (mine.has(rest[0]?.word ?? '')) return { owner: speaker.trim() || null };
  return { owner: personIn(people, tokens, at + 1)?.name ?? null };
}
