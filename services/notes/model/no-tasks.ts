import { promisesIn } from '../extractive/promises/promises.ts';
import { tokensOf } from '../extractive/text/tokens.ts';
import type { Piece } from './pieces.ts';

const set = (words: string) => new Set(words.split(' '));
const deeds = set(
  'share shares sharing show present mute unmute stop turn switch drop paste put post type record',
);
const things = set('screen slide slides mic microphone camera video audio recording chat tab window');
const waits = set('wait pause return hold admit let');
const moments = set('back in moment second minute room break lobby');
const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);

/** Whether a task, in English, is one of the call itself, done by the time that anyone reads of it: “Share the screen”. */
export function isInCall(text: string): boolean {
  const words = wordsOf(text);
  // What has more to say than that is about something else: “Record a demo video for the customer”.
  if (words.length > 9 || words.some((word) => ['after', 'for', 'before', 'by', 'about'].includes(word)))
    return false;
  const [first = ''] = words;
  return (
    (deeds.has(first) && words.some((word) => things.has(word))) ||
    (waits.has(first) && words.slice(1).every((word) => moments.has(word) || word.length < 4))
  );
}

/** “If we had the money, I’d hire two”, “I would do it if I were you”. */
const condition = /\bif (?:i|we|you|they|he|she|it|only|there|money|time)\b/;
const wouldBe = /\b(?:would|could|might|were)\b|'d\b/;
/** “I sent it yesterday”, “we already moved that”. */
const past =
  /\b(?:i|we) (?:(?:already|just|have|had) )*(?:[a-z]{2,}ed|sent|did|wrote|made|built|met|told|got|took|gave|put|ran|spoke|found|paid|bought|done)\b/;
/** What asks for something, or says that it is still to be done. */
const ahead =
  /\b(?:will|can you|could you|would you|please|need|needs|should|must|have to|going to|gonna|let's|to do|again|can|able|today|tomorrow|tonight|next|later|soon|by|then)\b|'ll\b|\?/;

/** Whether the cited words, in English, tell only of what was done before, or would be done if. Promises in them win. */
export function isOnlyPastOrIf(cited: readonly Piece[]): boolean {
  return cited.every(({ text }) => {
    const tokens = tokensOf(text);
    if (promisesIn(tokens).length > 0) return false;
    const said = tokens.map(({ word }) => word).join(' ');
    return (condition.test(said) && wouldBe.test(said)) || (past.test(said) && !ahead.test(said));
  });
}
