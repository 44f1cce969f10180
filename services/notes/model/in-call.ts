import { tokensOf } from '../extractive/text/tokens.ts';

const set = (words: string) => new Set(words.split(' '));
const deeds = set(
  'share shares sharing show present mute unmute stop turn switch drop paste put post type record',
);
const things = set('screen slide slides mic microphone camera video audio recording chat tab window');
const waits = set('wait pause return hold admit let');
const moments = set('back in moment second minute room break lobby');

/** Whether a task, in English, is one of the call itself, done by the time that anyone reads of it: “Share the screen”. */
export function isInCall(text: string): boolean {
  const words = tokensOf(text).map(({ word }) => word);
  // What has more to say than that is about something else: “Record a demo video for the customer”.
  if (words.length > 9 || words.some((word) => ['after', 'for', 'before', 'by', 'about'].includes(word)))
    return false;
  const [first = ''] = words;
  return (
    (deeds.has(first) && words.some((word) => things.has(word))) ||
    (waits.has(first) && words.slice(1).every((word) => moments.has(word) || word.length < 4))
  );
}
