import { dueIn } from '../due.ts';
import { meant, name } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { isAsked } from './guards.ts';
import type { Commitment, Talk } from './talk.ts';
import { taskText } from './task-text.ts';

const marker =
  /\b(?:action items?|action points?|actions?|to-?dos?|follow-?ups?|next steps?|homework)(?: (?:here|there|for (?:this|today|next week)|is|would be|will be|on this|from this))?\s*(?::|\bis (?:to|for)\b|\bis that\b|(?:-|–|—)\s)\s*(.+)$/is;
const taken =
  /\b(?:take|took|taking|have|got) (?:an|the|that|this) action(?: item| point)?(?: here)? (?:to|for)\s+(.+)$/is;
const owned = new RegExp(
  String.raw`^(?:for |on )?${name}\s*(?:,|:|-|–|—|to|will|'ll|is to|should|can|is going to|has to|needs to)?\s*(?:to\s+)?(.+)$`,
  'isu',
);
const trailing = new RegExp(String.raw`^(.+?)\s*[(–—-]\s*(?:owner:?\s*)?${name}\)?[.\s]*$`, 'isu');
const forSomebody = new RegExp(
  String.raw`^(.+?)\s+(?:for|to be done by|by|goes to|assigned to) ${name}[.…\s]*$`,
  'isu',
);
const spokenFor = /^(\p{Lu}\p{L}+)\s+(?:to|will)\s+(.+)$/su;

/** What someone says is an action item, whoever owns it. */
export function markedIn(talk: Talk, at: number, sentence: Said): Commitment | null {
  if (isAsked(sentence.marked) || /\b(?:no|any|old|open|previous|last week's) action/i.test(sentence.marked))
    return null;
  const mine = taken.exec(sentence.marked)?.[1];
  const rest = mine ?? marker.exec(sentence.marked)?.[1];
  if (!rest) return null;
  const isMine =
    mine !== undefined &&
    /\b(?:i|me|i'll|i'd)\b/i.test(sentence.marked.slice(0, sentence.marked.length - mine.length));
  const { owner, phrase } = isMine
    ? { owner: sentence.speaker || null, phrase: mine }
    : ownerIn(talk, rest, sentence);
  const text = taskText(talk.people, phrase.replace(/^to\s+/i, ''));
  if (text.split(/\s+/).length < 2) return null;
  return { text, owner, due: dueIn(rest, talk.today), from: [sentence], at };
}

function ownerIn(
  { people }: Talk,
  rest: string,
  { speaker }: Said,
): { owner: string | null; phrase: string } {
  const first = owned.exec(rest);
  if (first) return { owner: meant(people, first[1]), phrase: first[2] ?? rest };
  const own = /^(?:i'll|i will|me to|i need to|i have to|i to|for me to)\s+(.+)$/is.exec(rest);
  if (own) return { owner: speaker || null, phrase: own[1] ?? rest };
  const last = trailing.exec(rest) ?? forSomebody.exec(rest);
  if (last) return { owner: meant(people, last[2]), phrase: last[1] ?? rest };
  const absent = spokenFor.exec(rest);
  if (absent) return { owner: absent[1] ?? null, phrase: absent[2] ?? rest };
  return { owner: null, phrase: rest };
}
