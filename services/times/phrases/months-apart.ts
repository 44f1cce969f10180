import type { WhenProblem } from './hear-when.ts';
import type { Token } from './when-tokens.ts';

/** “every other month”, “every 2 months”, “every third month”: no rule leaves months out. */
export function monthsApart(tokens: readonly Token[]): WhenProblem | null {
  const counted = tokens.find((token, index) => countsMonths(tokens, index) && !isOne(token));
  return counted ? { kind: 'words', given: wordsOf(counted) } : null;
}

/** Whether a token says which of the months that stand after it. */
export function countsMonths(all: readonly Token[], index: number): boolean {
  const after = all[index + 1];
  const isBeforeMonths = after?.kind === 'month' && !after.each;
  return isBeforeMonths && /^(other|number|ordinal|time)$/.test(all[index]?.kind ?? '');
}

/** “every 1 month” leaves none out. */
function isOne(token: Token): boolean {
  return token.kind === 'number' && token.value === 1;
}

function wordsOf(token: Token): string {
  switch (token.kind) {
    case 'other':
      return 'every other month';
    case 'number':
      return `${token.value} months`;
    case 'ordinal':
      return `${token.given} month`;
    default:
      return 'months';
  }
}
