import { dueIn } from '../due.ts';
import { meant, name } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import type { Clause } from './clauses.ts';
import { isAsked, isConditional, isTakenBack } from './guards.ts';
import { isDeclined } from './replies.ts';
import type { Commitment, Talk } from './talk.ts';
import { taskText } from './task-text.ts';
import { isDeed, isPointer } from './verbs.ts';

const never = String.raw`(?!\s*(?:not|never|n't|probably not|maybe)\b)`;
const assignments: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:let's|we'll|we will|we should|i'll|i will|i need|i want) (?:have|get|ask|let|let's have)?\s*${name}\s+(?:to\s+)?(.+)$`,
    'isu',
  ),
  new RegExp(
    String.raw`${name}(?:'ll| will| is going to|'s going to| is gonna| has to| needs to| should| can| could| volunteers to| volunteered to| is on the hook (?:for|to)| is responsible for| agreed to| offered to| to)${never}\s+(.+)$`,
    'isu',
  ),
];
const given = new RegExp(String.raw`\b(?:assign|give) (?:the )?(.+?) to ${name}`, 'isu');
/** A given name of someone who isn't in the call. */
const absent = /\b[Ll]et's (?:have|get|ask) (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:to )?(.+)$/su;

/** What someone is given to do without being asked: "let's have Ben write it up". */
export function assignmentIn(talk: Talk, at: number, sentence: Said, clause: Clause): Commitment | null {
  if (isAsked(sentence.marked) || isConditional(sentence.marked)) return null;
  const found = toSomebodyHere(talk, clause) ?? toSomebodyElse(clause);
  if (!found || !isDeed(found.phrase) || isPointer(found.phrase)) return null;
  if (isTakenBack(found.before) || (found.owner !== null && isDeclined(talk, at, found.owner))) return null;
  const text = taskText(talk.people, found.phrase);
  return { text, owner: found.owner, due: dueIn(clause.text, talk.today), from: [sentence], at };
}

interface Found {
  readonly owner: string | null;
  readonly phrase: string;
  readonly before: string;
}

function toSomebodyHere({ people }: Talk, { text, before }: Clause): Found | null {
  for (const pattern of assignments) {
    const match = pattern.exec(text);
    if (!match || isBotMark(people.aliases[Number(match[1])]?.people, people.bot)) continue;
    return {
      owner: meant(people, match[1]),
      phrase: match[2] ?? '',
      before: before + text.slice(0, match.index),
    };
  }
  const match = given.exec(text);
  if (!match) return null;
  return {
    owner: meant(people, match[2]),
    phrase: `take ${match[1] ?? ''}`,
    before: before + text.slice(0, match.index),
  };
}

function isBotMark(those: readonly string[] | undefined, bot: string): boolean {
  return bot !== '' && those?.length === 1 && those[0] === bot;
}

function toSomebodyElse({ text, before }: Clause): Found | null {
  const match = absent.exec(text);
  if (!match) return null;
  return { owner: match[1] ?? null, phrase: match[2] ?? '', before: before + text.slice(0, match.index) };
}
