import type { Said } from './sentences.ts';

const greeting =
  /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|bye|goodbye|see you|thanks|thank you|cheers|have a (?:good|great|nice))\b|(?:how are you|can you (?:hear|see)|is (?:it|this) (?:working|recording)|you're (?:on mute|muted|welcome)|am i audible|nice to (?:see|meet)))/i;

/** Whether a sentence says nothing that notes would keep: sounds, greetings, "yeah". */
export function isFiller({ plain, terms }: Said): boolean {
  return terms.length < 2 || (greeting.test(plain) && terms.length < 6);
}
