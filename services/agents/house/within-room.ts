import type { TurnMessage } from './turn.ts';

/** Characters of all results that the model reads in one step: with what it knows they fit the smallest window. */
const maxResultsChars = 40_000;
const leftOut = '(left out: there were newer results)';

/** The messages with their newest results; older ones that don't fit are left out, and say so. */
export function withinRoom(messages: readonly TurnMessage[], maxChars = maxResultsChars): TurnMessage[] {
  let left = maxChars;
  return messages
    .toReversed()
    .map((message): TurnMessage => {
      if (message.role !== 'tool') return message;
      const results = message.results.map((result) => {
        left -= result.text.length;
        return left >= 0 ? result : { ...result, text: leftOut };
      });
      return { role: 'tool', results };
    })
    .toReversed();
}
