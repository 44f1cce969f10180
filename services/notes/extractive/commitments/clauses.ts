import { name } from '../people.ts';

/** One statement of a sentence, and what stands before it there. */
export interface Clause {
  readonly text: string;
  readonly before: string;
}

const starts = `(?=\\s+(?:(?:i|we|you|he|she|they|it|let's|let me|someone|somebody|please|could|can|would)(?=[\\s']|$)|${name}))`;
const joints = [
  '[;—–]',
  '\\s-\\s',
  `,?\\s+(?:and then|and|but|so|then)${starts}`,
  `,${starts}`,
  '\\.{2,}',
  '…',
];
const joint = new RegExp(`\\s*(?:${joints.join('|')})\\s*`, 'giu');

/** A sentence by its statements: "I'll write it, and Ben will review" is two. */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const match of [...sentence.matchAll(joint), null]) {
    const to = match?.index ?? sentence.length;
    const text = sentence.slice(from, to).trim();
    if (text) clauses.push({ text, before: sentence.slice(0, from) });
    from = to + (match?.[0].length ?? 0);
  }
  return clauses;
}
