import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '../rule.ts';

type Weekly = Extract<Rule, { kind: 'weekly' }>;

/** `mon 9:00 and wed 9:00`, or `mon 9:00 and mon 16:00`: all of it as one rule, null where it is none. */
export function oneRuleOf(rules: readonly Rule[]): Weekly | null {
  const weekly = rules.filter((rule) => rule.kind === 'weekly');
  const [first, ...others] = weekly;
  if (!first || weekly.length < rules.length || others.some(({ every }) => every !== first.every))
    return null;
  const isSame = (part: 'days' | 'times') => others.every((one) => isDeepStrictEqual(one[part], first[part]));
  if (!isSame('days') && !isSame('times')) return null;
  const ascending = <Value extends number>(values: readonly Value[]) =>
    [...new Set(values)].sort((a, b) => a - b);
  return {
    ...first,
    days: ascending(weekly.flatMap(({ days }) => days)),
    times: ascending(weekly.flatMap(({ times }) => times)),
  };
}
