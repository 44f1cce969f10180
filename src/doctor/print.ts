import type { Finding, FindingState } from './finding.ts';

const marks: Readonly<Record<FindingState, string>> = {
  ok: 'ok     ',
  off: 'off    ',
  warning: 'warning',
  missing: 'missing',
};

/** One thing a line; under what isn't right, what that costs and what to do. */
export function asLines({ check, state, says, costs, todo }: Finding): string {
  const indent = ' '.repeat(marks.ok.length + 2);
  const more = [costs, todo && `→ ${todo}`].filter((line) => line !== undefined);
  return [`${marks[state]}  ${check}: ${says}`, ...more.map((line) => `${indent}${line}`)].join('\n');
}

/** Whether Stand-in can work with what was found. */
export function isWell(found: readonly Finding[]): boolean {
  return found.every(({ state }) => state !== 'missing');
}

export function summary(found: readonly Finding[]): string {
  const count = (wanted: FindingState) => found.filter(({ state }) => state === wanted).length;
  const [missing, warnings] = [count('missing'), count('warning')];
  if (missing > 0) return `Stand-in can’t work like this: ${missing} missing, ${warnings} to look at.`;
  return warnings > 0 ? `Stand-in can work. ${warnings} to look at.` : 'Everything is in order.';
}

export function asJson(found: readonly Finding[]): string {
  return JSON.stringify({ ok: isWell(found), checks: found }, null, 2);
}
