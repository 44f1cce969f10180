import { isBot } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { isTakenBack } from './guards.ts';
import type { Talk } from './talk.ts';
import { isPointer, isTask } from './verbs.ts';

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
  /\btake on (?:the )?(?:task|action|job|work) of\s+(.+)$/is,
];

/** Something that somebody said has to be done. */
export interface Need {
  readonly phrase: string;
  readonly said: Said;
}

/** The last thing, a few turns back, that is still for somebody to take. */
export function lastNeed(talk: Talk, at: number): Need | null {
  const taker = talk.said[at];
  if (!taker) return null;
  for (let back = at - 1; back >= Math.max(0, at - 12); back -= 1) {
    const said = talk.said[back];
    if (!said || said.turn < taker.turn - 4) break;
    const phrase = isBot(talk.people, said.speaker) ? null : needIn(said.marked);
    if (phrase !== null) return { phrase, said };
  }
  return null;
}

function needIn(marked: string): string | null {
  for (const pattern of [...needs].reverse()) {
    const match = pattern.exec(marked);
    const phrase = match?.[1]?.trim();
    if (!match || !phrase || isTakenBack(marked.slice(0, match.index))) continue;
    if (/^(?:not|never|n't)\b/i.test(phrase) || isPointer(phrase) || !isTask(phrase)) continue;
    return phrase;
  }
  return null;
}
