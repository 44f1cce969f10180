import type { Said } from '../text/sentences.ts';
import { isWord } from '../text/tokens.ts';

/** Words of an answer, yes and all. */
const maxAnswerWords = 12;
const yes =
  'yes yeah yep yup sure ok okay alright right great cool happily of course absolutely no problem oh well'.split(
    ' ',
  );
/** Whole answers that take on what was asked for; the sentence before says what that is. */
const answers = new Set(
  `will do; i will do; i'm on it; on it; leave it with me; leave that with me; leave it to me; consider it done; i can do it;
  i can do that; i can do this; i can take it; i can take that; i can take that one; i can take this; i can take this one; i can handle it; i can handle that; i'll take it; i'll take that; i'll take this; i'll take care of it; i volunteer; i can do that one`
    .split(';')
    .map((one) => one.trim()),
);
const anybody = new Set('you someone somebody anyone anybody who'.split(' '));
const wanted = new Set('can could would will need needs please should has must wants volunteer'.split(' '));

/** Whether a sentence only says yes to what somebody else asked for right before. */
export function isAcceptance(said: readonly Said[], at: number): boolean {
  const sentence = said[at];
  if (!sentence || sentence.tokens.length > maxAnswerWords) return false;
  let words = sentence.tokens.map(({ word }) => word).filter(isWord);
  while (yes.includes(words[0] ?? '')) words = words.slice(1);
  if (words[0] === 'i' && words[1] === 'think') words = words.slice(2);
  if (words.at(-1) === 'then' || words.at(-1) === 'too') words = words.slice(0, -1);
  if (!answers.has(words.join(' '))) return false;
  return said
    .slice(Math.max(0, at - 3), at)
    .some((before) => before.speaker !== sentence.speaker && isRequest(before));
}

function isRequest({ tokens }: Said): boolean {
  const words = tokens.map(({ word }) => word);
  return words.some(
    (word, at) => anybody.has(word) && (wanted.has(words[at + 1] ?? '') || wanted.has(words[at - 1] ?? '')),
  );
}
