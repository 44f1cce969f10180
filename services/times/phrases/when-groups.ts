import { countsMonths } from './months-apart.ts';
import type { Token } from './when-tokens.ts';

/**
 * Days after a time, with a time of their own, begin another rule: `mon 9:00 wed 11:00` is two, and so is
 * `9:00 on mon, 11:00 on wed`. One that has only days, or only times, belongs to the rule before it.
 */
export function groupsOf(tokens: readonly Token[]): Token[][] {
  const runs: Run[] = [];
  for (const [index, token] of tokens.entries()) {
    const kind = countsMonths(tokens, index) ? null : kindOf(token, tokens[index + 1]);
    const last = runs.at(-1);
    if (kind === null) continue;
    if (last?.kind === kind) last.end = index;
    else runs.push({ kind, start: index, end: index });
  }
  const starts = runs.flatMap((run, index) => {
    const isFirst = index % 2 === 0 && runs.length > index + 1;
    return isFirst && index > 0 ? [startOf(tokens, runs[index - 1]?.end ?? 0, run.start)] : [];
  });
  return [0, ...starts].map((start, index) => tokens.slice(start, starts[index]));
}

type Run = { kind: 'days' | 'times'; start: number; end: number };

function kindOf(token: Token, after: Token | undefined): Run['kind'] | null {
  switch (token.kind) {
    case 'days':
    case 'day':
    case 'ordinal':
      return 'days';
    case 'time':
    case 'bad_time':
      return 'times';
    case 'number':
      return after?.kind === 'week' ? null : 'times';
    default:
      return null;
  }
}

/** “every other” goes with the days that follow, “in the afternoon” with the time before it. */
function startOf(tokens: readonly Token[], before: number, run: number): number {
  const leads = tokens
    .slice(before + 1, run)
    .findIndex(({ kind }) => /^(every|other|number|week)$/.test(kind));
  return leads < 0 ? run : before + 1 + leads;
}
