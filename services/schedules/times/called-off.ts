import { messageWords } from './message-words.ts';

const gathering =
  '(?:stand-?up|daily|weekly|meeting|call|sync|huddle|retro(?:spective)?|review|planning|grooming|refinement|check-?in|one-on-one|1:1|1-1)';
const off = '(?:cancell?ed|called off|postponed)';
/** What a phrase ends with, or what says until when it is off. */
const end =
  '(?=\\s*(?:$|[;.,!?:)(\\n–—-]|(?:today|tonight|tomorrow|this|next|until|till|for|due|because|as|since|on)\\b))';

const signs = [
  // `Cancelled: Design review`, as calendars write.
  `^[^\\p{L}\\n]*(?:(?:event|meeting|invitation|notice|fyi|updated?)\\b[^\\p{L}\\n]*){0,2}${off}\\b`,
  `\\b(?:is|was|are|were|be|been|being|got|gets|getting|['’]s)(?: \\p{L}+)? ${off}${end}`,
  `\\b${gathering}s?(?: \\p{L}+)? (?:is )?${off}${end}`,
  `\\b${gathering}s? (?:is |['’]s )?(?:not happening|won['’]?t happen|off)${end}`,
  // Not `no meeting notes yet`.
  `\\bno (?:\\p{L}+ )?${gathering}${end}`,
  `\\b(?:skip|skipping|cancel|cancell?ing)(?: \\p{L}+['’]?s?)? ${gathering}\\b`,
  `\\b(?:abgesagt|annulée?|cancelad[oa]|annullat[oa]|afgelast)\\b|\\bfällt(?: \\p{L}+)? aus\\b`,
].map((source) => new RegExp(source, 'iu'));

/** Whether words seem to say that there is no call, or that it is off. */
export function callsOff(text: string): boolean {
  const words = messageWords(text);
  return signs.some((sign) => sign.test(words));
}
