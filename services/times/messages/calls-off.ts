import { dependenceOf } from './calls-that-depend.ts';
import { messageWords } from './message-words.ts';
import { mayBeUnwanted } from './not-wanted.ts';
import { maybeOff, notThis, refused, stillOn } from './off-words.ts';
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
  `^[^\\p{L}\\n]*(?:(?:event|meeting|invitation|notice|fyi|updated?)\\b[^\\p{L}\\n]*){0,2}${off}(?: (?:event|meeting|invitation|today|this week)\\b| ?[:!)\\],]| [-–—|]| ?$)`,
  `${ofThis}\\b${meeting} (?:is|are|has been|have been|was|got)(?: now)? ${isOff}${end}`,
  `${ofThis}\\b${meeting}['’]s ${isOff}${end}`,
  `${ofThis}\\b${meeting}(?: today| tonight| tomorrow)? ?[:–—(\\[-]? ?${off}${end}`,
  `${ofThis}\\b${meeting} (?:isn['’]?t happening|(?:won['’]?t|will not) happen)\\b`,
  // Not `no meeting notes yet`, nor `I have no meeting until 3`.
  `(?:^|[;,.!:]|\\bthere (?:is|will be)|\\bthere['’]s) ?no (?:(?:more|team|daily|weekly|monthly) )?${meeting}${end}`,
  `\\b(?:let['’]?s|we (?:will|are)|we['’](?:ll|re)|i['’]?m|i am) (?:cancel(?:l?ing)?|call(?:ing)? off|postpon(?:e|ing)) (?:(?:the|this|our|today['’]s) )?${meeting}${end}`,
  `(?:^|[;.!,]) ?(?:sorry,? )?(?:this|it|that|today|tomorrow)(?: one)?(?:['’]s| is| has been| was| got)(?: now)? (?:${off}|not happening)${end}`,
  `\\b(?:(?:have|has|had|need|going) to|must|should|will|['’]ll) (?:cancel|call off|postpone)(?: (?:(?:the|this|our|today['’]s) )?(?:${meeting}|this|it|today))?${end}`,
].map((source) => new RegExp(source, 'imu'));
const named = new RegExp(`\\b(?:${gatherings})`, 'g');
const emoticons = /[:;=]['-]?[()|/\\DPp](?!\p{L})|\p{Extended_Pictographic}/gu;

/**
 * `unclear`: words of doubt that may be about this call, such as `the retro is cancelled` or `recording of …`. `depends`: it
 * isn't certain, or something comes before it. `elsewhere`: where no time is said, it stands where we can't look.
 */
export type Standing = 'on' | 'elsewhere' | 'depends' | 'unclear' | 'off';
/** The gravest last. */
const standings: readonly Standing[] = ['on', 'elsewhere', 'depends', 'unclear', 'off'];

/** What all that is said of a call comes to. */
export function worst(said: readonly Standing[]): Standing {
  return standings[Math.max(0, ...said.map((standing) => standings.indexOf(standing)))] ?? 'on';
}

/** Whether words say that a call is off, or not for us. */
export function standingOf(text: string): Standing {
  const words = messageWords(text)
    .replaceAll(emoticons, ' ')
    .replaceAll(/[^\S\n]+/g, ' ');
  const doubtful = words.replaceAll(stillOn, ' ');
  if ([...signs, ...refused].some((sign) => sign.test(doubtful))) return isClear(words) ? 'off' : 'unclear';
  if (maybeOff.some((sign) => sign.test(doubtful)) || mayBeUnwanted(doubtful)) return 'unclear';
  return dependenceOf(doubtful) ?? 'on';
}

/** Whether nothing else is said that may be on: `the retro is cancelled, standup is on`. */
function isClear(words: string): boolean {
  const meant = new Set(words.toLowerCase().match(named) ?? []);
  for (const general of ['meet', 'meeting', 'call', 'session', 'daily', 'weekly']) meant.delete(general);
  return meant.size < 2 && !notThis.test(words);
}
