import { isBot, mayMean } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import type { Talk } from './talk.ts';

/** How many turns an answer may take. */
const maxTurns = 4;

const opening = String.raw`^(?:(?:oh|ah|well|so|and|great|cool|right|hi|hey|thanks|thank you)\b[,.!\s]+|\uE000\d+\uE001[,\s]+)*`;
const accepting = new RegExp(
  `${opening}(?:yes|yeah|yep|yup|sure|of course|absolutely|definitely|certainly|ok|okay|alright|all right|will do|on it|no problem|no worries|sounds good|got it|agreed|happy to|gladly|glad to|can do|fine|perfect|my pleasure|deal|consider it done|works for me|that works|i can\\b(?! see| hear)|i could\\b|i'll\\b|i will\\b|i'm on it|i'd be happy|i'd love to|i would be happy|you got it|you bet|with pleasure|yes please|please do)(?![\\p{L}'])`,
  'iu',
);
const refusing =
  /\b(?:but|can't|cannot|can not|won't|unable|not able|rather not|someone else|somebody else|no time|swamped|not me|nope|i doubt|i'm not sure|don't think so|don't have (?:time|the time|access)|not really|no idea)\b/i;
const easyNo = /\bno (?:problem|worries)\b|\bwhy not\b/i;

/** The sentences of others that follow within a few turns. */
export function following(said: readonly Said[], at: number, turns = maxTurns): Said[] {
  const asked = said[at];
  if (!asked) return [];
  const after: Said[] = [];
  for (const next of said.slice(at + 1)) {
    if (next.turn > asked.turn + turns) break;
    if (next.turn > asked.turn && next.speaker !== asked.speaker) after.push(next);
  }
  return after;
}

/** Whether a sentence says yes to what was asked or proposed. */
export function accepts(sentence: Said): boolean {
  return accepting.test(sentence.marked) && !refuses(sentence);
}

export function refuses({ marked }: Said): boolean {
  return (refusing.test(marked) || /^(?:no|sorry|nah)\b/i.test(marked)) && !easyNo.test(marked);
}

/**
 * Who says yes to a request. Someone called by name answers for themselves; another who says "I can" takes it over;
 * when nobody was called, the first to answer does. Null is nobody, or someone who is unknown.
 */
export function acceptance(talk: Talk, at: number, called: string | null): Said | null {
  for (const reply of following(talk.said, at)) {
    if (isBot(talk.people, reply.speaker)) continue;
    const isCalled = called === null || mayMean(talk.people, called, reply.speaker);
    if (isCalled && refuses(reply)) return null;
    if (isCalled && accepts(reply)) return reply;
    if (!isCalled && /\b(?:i can|i'll|i will|let me)\b/i.test(reply.marked) && accepts(reply)) return reply;
  }
  return null;
}

/** Whether someone who was told to do something says no to it. */
export function isDeclined(talk: Talk, at: number, person: string): boolean {
  const first = following(talk.said, at).find((reply) => reply.speaker === person);
  return first !== undefined && refuses(first) && !accepts(first);
}
