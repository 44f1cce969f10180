import type { Stated } from '../written-notes.ts';
import { following } from './commitments/replies.ts';
import type { Talk } from './commitments/talk.ts';
import { evidenceOf } from './evidence.ts';
import { capped, limits } from './limits.ts';
import { isBot } from './people.ts';
import type { Said } from './text/sentences.ts';

const interrogative =
  /^(?:(?:so|and|but|okay|ok|well|now|then|also)[,\s]+)*(?:who|what|when|where|why|which|how|do|does|did|is|are|was|were|can|could|will|would|should|shall|have|has|am|may)\b/i;
const phatic =
  /\b(?:can (?:you|everyone|everybody)(?: all| guys)? (?:hear|see)|any (?:other |more |further )?(?:questions?|comments?|thoughts|objections?|news)|anything else|who (?:wants|would like) to (?:go|start)|are you there|how are you|what's up|make sense|you know what i mean|is that (?:right|okay|ok|clear)|shall we (?:start|begin|move)|can (?:i|we) (?:start|move|ask|go)|may i|right\?$|next question|who's (?:here|next)|should (?:i|we) (?:start|go))\b/i;
const unknown =
  /\b(?:i (?:don't|do not) know|i dunno|no idea|good question|not sure|i'm unsure|we(?:'ll| will) (?:need|have) to (?:find out|check|see|look)|need to (?:find out|check|look into)|have to (?:find out|check|look into)|no answer|nobody knows|let me (?:check|find out|look into)|i'll (?:check|find out|look into|have to)|to be (?:decided|determined)|tbd|unclear|remains open|open question|we haven't decided|hard to say|depends)\b/i;
const stillOpen =
  /\b(?:open question|still open|unresolved|the question is (?:whether|how|who|what|when)|we still (?:don't know|need to (?:decide|figure out|find out|know))|remains to be)\b/i;

/** What was asked and not answered within the next turns, or said to be open. */
export function questionsIn(talk: Talk): Stated[] {
  const open = talk.said.flatMap((sentence, at) => {
    if (isBot(talk.people, sentence.speaker)) return [];
    const from = openAt(talk, at, sentence);
    return from ? [{ sentence, from }] : [];
  });
  return distinct(open)
    .sort((a, b) => b.sentence.terms.length - a.sentence.terms.length)
    .slice(0, limits.questions)
    .sort((a, b) => a.sentence.startMs - b.sentence.startMs)
    .map(({ sentence, from }) => ({ text: capped(sentence.plain, limits.item), evidence: evidenceOf(from) }));
}

interface Open {
  readonly sentence: Said;
  readonly from: Said[];
}

function openAt(talk: Talk, at: number, sentence: Said): Said[] | null {
  if (stillOpen.test(sentence.plain) && sentence.terms.length >= 3) return [sentence];
  if (!isQuestion(sentence)) return null;
  const replies = following(talk.said, at).filter((reply) => !isBot(talk.people, reply.speaker));
  const shrug = replies.find((reply) => unknown.test(reply.plain));
  const answer = replies.find((reply) => isAnswer(reply, sentence));
  if (shrug)
    return answer && answer.startMs > shrug.startMs && overlaps(answer, sentence) ? null : [sentence, shrug];
  return answer || isFollowedUp(talk, at, sentence) ? null : [sentence];
}

function isQuestion({ plain, terms }: Said): boolean {
  return terms.length >= 1 && /\?["”')\s]*$/.test(plain) && interrogative.test(plain) && !phatic.test(plain);
}

/** Any statement of substance, and a plain yes or no to what can be answered so. */
function isAnswer(reply: Said, question: Said): boolean {
  if (/\?\s*$/.test(reply.plain) || unknown.test(reply.plain)) return false;
  const isClosed = !/\b(?:who|what|when|where|why|which|how)\b/i.test(question.plain.slice(0, 30));
  if (
    isClosed &&
    /^(?:oh |well |so )?(?:yes|yeah|yep|no|nope|sure|of course|correct|exactly|right|definitely|i think so|we (?:do|did|are|can|have|will))\b/i.test(
      reply.plain,
    )
  )
    return true;
  return reply.terms.length >= 3 || overlaps(reply, question);
}

function overlaps(reply: Said, question: Said): boolean {
  return reply.terms.some((term) => question.terms.includes(term));
}

/** Someone who goes on at length after a question answers it, or didn't mean it. */
function isFollowedUp({ said }: Talk, at: number, question: Said): boolean {
  const own = said
    .slice(at + 1, at + 6)
    .filter((next) => next.turn === question.turn && !/\?\s*$/.test(next.plain));
  return own.reduce((sum, next) => sum + next.terms.length, 0) >= 12;
}

function distinct(all: readonly Open[]): Open[] {
  const seen = new Set<string>();
  return all.filter(({ sentence }) => {
    const key = [...new Set(sentence.terms)].sort().join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
