import { isBot } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { isTakenBack } from './guards.ts';
import type { Talk } from './talk.ts';
import { isDeed, isPointer, isTask } from './verbs.ts';

const anybody = 'anyone|anybody|someone|somebody|one of us|one of you';
const needs: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:we|${anybody}) (?:still |also |really |will |'ll )?(?:needs? to|have to|has to|should|must|ought to|gotta)\s+(.+)$`,
    'is',
  ),
  new RegExp(
    String.raw`\b(?:can|could|would|will|does|do) (?:${anybody}|you) (?:please |want to |like to |mind )?(.+)$`,
    'is',
  ),
  /\bwho(?: can| could| will|'ll| would like to| wants to| would|'s going to| is going to| should| volunteers to)\s+(.+)$/is,
  /\b(?:any|looking for|need|needs) (?:a )?volunteers? (?:to|for)\s+(.+)$/is,
  /\b((?:the |our |a |this |that )?[^,.;]{3,60}? needs? to be \S+(?: .+)?)$/is,
  /\b(?:(?:don't|do not|still) )?(?:have|need|looking for|got) (?:anyone|anybody|someone|somebody|a volunteer|volunteers) (?:who (?:can|could|would|will) |to |(?=\S+ing\b))(.+)$/is,
  /\btake on (?:the )?(?:task|action|job|work) of\s+(.+)$/is,
];

/** Something that someone said has to be done. */
export interface Need {
  readonly phrase: string;
  readonly said: Said;
}

/** Someone else has what was needed before. */
const taking = /\b(?:i can|i could|i'll|i will) (?:do|take|handle|own) (?:it|that|this)\b/i;
/** Sentences that are looked back at; fewer once someone pointed at what was just said. */
const reachSentences = { max: 12, pointed: 4 } as const;

/** The last thing, a few turns back, that is still for someone to take. */
export function lastNeed(talk: Talk, at: number): Need | null {
  const taker = talk.said[at];
  let pointer: Need | null = null;
  let left: number = reachSentences.max;
  for (let back = at - 1; taker && back >= 0 && left > 0; back -= 1, left -= 1) {
    const said = talk.said[back];
    if (!said || said.turn < taker.turn - 4) break;
    if (isBot(talk.people, said.speaker)) continue;
    if (said.speaker !== taker.speaker && taking.test(said.plain)) break;
    const phrase = needIn(said.marked);
    if (phrase !== null && !isPointer(phrase)) return { phrase, said };
    if (phrase === null || pointer) continue;
    pointer = spelledOut(talk, back, { phrase, said });
    left = Math.min(left, reachSentences.pointed);
  }
  return pointer;
}

/** "Can someone fix that?" is about what was said right before. */
function spelledOut(talk: Talk, at: number, { phrase, said }: Need): Need | null {
  const before = talk.said.slice(Math.max(0, at - 3), at).findLast((one) => one.terms.length >= 3);
  if (!before || isBot(talk.people, before.speaker)) return null;
  return { phrase: `${phrase.replace(/[\s.?!]+$/, '')}: ${before.marked}`, said };
}

function needIn(marked: string): string | null {
  for (const pattern of [...needs].reverse()) {
    const match = pattern.exec(marked);
    const phrase = match?.[1]?.trim();
    if (!match || !phrase || isTakenBack(marked.slice(0, match.index))) continue;
    if (/^(?:not|never|n't)\b/i.test(phrase)) continue;
    const isOpen = pattern === needs[0] ? isDeed(phrase) : isTask(phrase);
    if (isOpen || isPointer(phrase)) return phrase;
  }
  return null;
}
