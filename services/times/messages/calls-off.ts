import { messageWords } from './message-words.ts';
import { gatherings } from './word-lists.ts';

const meeting = `(?:event|${gatherings})s?`;
const off = '(?:cancell?ed|called off|postponed)';
const isOff = `(?:${off}|off|not happening)`;
/** The end of a phrase, or words that say when or why it's off. Not `?`, which asks, nor `off-site`. */
const end =
  '(?=\\s*(?:$|[;.,!)\\]]|\\s[–—-]|(?:and|but|today|tonight|tomorrow|tmrw|this|next|until|till|for|due|because|as|at|on|by|again|sorry|guys|all|folks|everyone|everybody|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b))';
/** Not another meeting than the link's, nor a supposed one. */
const ofThis =
  "(?<!\\b(?:my|other|another|previous|last|yesterday['’]s) (?:\\p{L}+ )?)(?<!\\b(?:if|unless|when|whether|why|in case)\\b[^;.!\\n]{0,60})";

const signs = [
  // `Cancelled: Design review`, as calendars write.
  `^[^\\p{L}\\n]*(?:(?:event|meeting|invitation|notice|fyi|updated?)\\b[^\\p{L}\\n]*){0,2}${off}(?: (?:event|meeting|invitation)\\b| ?[:!)\\]]| ?$)`,
  `${ofThis}\\b${meeting} (?:is|are|has been|have been|was|got)(?: now)? ${isOff}${end}`,
  `${ofThis}\\b${meeting}['’]s ${isOff}${end}`,
  `${ofThis}\\b${meeting}(?: today| tonight| tomorrow)? ?[:–—(\\[-]? ?${off}${end}`,
  `${ofThis}\\b${meeting} (?:isn['’]?t happening|(?:won['’]?t|will not) happen)\\b`,
  // Not `no meeting notes yet`, nor `I have no meeting until 3`.
  `(?:^|[;,.!:]|\\bthere (?:is|will be)|\\bthere['’]s) ?no (?:(?:more|team|daily|weekly|monthly) )?${meeting}${end}`,
  `\\b(?:let['’]?s|we (?:will|are)|we['’](?:ll|re)|i['’]?m|i am) (?:cancel(?:l?ing)?|call(?:ing)? off|postpon(?:e|ing)) (?:(?:the|this|our|today['’]s) )?${meeting}${end}`,
  `(?<!\\p{L})(?:abgesagt|entfällt|annulée?|cancelad[oa]|annullat[oa]|afgelast)(?!\\p{L})`,
  `(?<!\\p{L})fällt(?: \\p{L}+)? aus(?!\\p{L})`,
].map((source) => new RegExp(source, 'imu'));

/**
 * Whether words say that a call is off. Few and plain phrases count: a meeting that is held back wrongly has nobody in
 * it, and `I skip the standup, send Stand-in` asks for one.
 */
export function callsOff(text: string): boolean {
  const words = messageWords(text).replaceAll(/[^\S\n]+/g, ' ');
  return signs.some((sign) => sign.test(words));
}
