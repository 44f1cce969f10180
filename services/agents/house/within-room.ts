import { ownTools } from './offered-tools.ts';
import type { CallResult, TurnMessage } from './turn.ts';

/** Characters of all results that the model reads in one step: with what it knows they fit the smallest window. */
const maxResultsChars = 40_000;
const leftOut = '(left out: there were newer results)';

/**
 * The messages with their newest results; older ones that don't fit are left out, and say so. Skills go last: without one
 * the model would go on in ways of its own, and nobody would see why.
 */
export function withinRoom(messages: readonly TurnMessage[], maxChars = maxResultsChars): TurnMessage[] {
  const newest = messages.toReversed().flatMap((message) => (message.role === 'tool' ? message.results : []));
  const isSkill = ({ name }: CallResult) => name === ownTools.skill;
  const kept = new Set<CallResult>();
  let left = maxChars;
  for (const result of [...newest.filter(isSkill), ...newest.filter((result) => !isSkill(result))]) {
    left -= result.text.length;
    if (left >= 0) kept.add(result);
  }
  return messages.map((message): TurnMessage => {
    if (message.role !== 'tool') return message;
    const results = message.results.map((result) =>
      kept.has(result) ? result : { ...result, text: leftOut },
    );
    return { role: 'tool', results };
  });
}
