import { oneLine } from '../common/one-line.ts';
import { maxFactChars } from './fact.ts';

/** What somebody wants kept, on one line; or why it can't be. */
export function readFactText(
  typed: string,
): { kind: 'text'; text: string } | { kind: 'empty' } | { kind: 'too_long'; chars: number } {
  const text = oneLine(typed, maxFactChars * 4);
  if (text === '') return { kind: 'empty' };
  return text.length > maxFactChars ? { kind: 'too_long', chars: text.length } : { kind: 'text', text };
}
