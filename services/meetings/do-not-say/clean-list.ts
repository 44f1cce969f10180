import { oneLine } from '../../common/one-line.ts';
import { canBeFound } from '../../common/says-forbidden.ts';
import type { ListOwner } from './lists.ts';

/** A persona's list is a part of the persona, and cleaned with it. */
export type OwnList = Exclude<ListOwner, 'persona'>;

/**
 * Lines of a list, characters of each, and of all. Together with the longest list of a persona they fit into the
 * instructions of a session: no line is ever told in part.
 */
export const listLimits = {
  lines: 25,
  lineChars: 100,
  totalChars: { workspace: 400, channel: 300, call: 200 },
} as const;

export type ListProblem =
  | { kind: 'too_many_lines' }
  | { kind: 'line_too_long' }
  | { kind: 'too_much'; most: number }
  /** So short that it would be found in everything, or has no letters. */
  | { kind: 'line_too_short'; line: string };

/** A list as it's kept, from what somebody typed, a line each: what can't be told whole isn't taken. */
export function cleanList(
  owner: OwnList,
  typed: string,
): { ok: true; lines: string[] } | { ok: false; problem: ListProblem } {
  const { lineChars, totalChars } = listLimits;
  const most = totalChars[owner];
  const refuse = (problem: ListProblem) => ({ ok: false, problem }) as const;
  if (typed.length > 10 * most) return refuse({ kind: 'too_much', most });
  const cleaned = typed.split('\n').map((line) => oneLine(line.replace(/^\s*[-*•]\s+/, ''), lineChars + 1));
  const lines = [...new Set(cleaned.filter((line) => line !== ''))];
  if (lines.length > listLimits.lines) return refuse({ kind: 'too_many_lines' });
  if (lines.some((line) => line.length > lineChars)) return refuse({ kind: 'line_too_long' });
  if (lines.join('\n').length > most) return refuse({ kind: 'too_much', most });
  const short = lines.find((line) => !canBeFound(line));
  return short === undefined ? { ok: true, lines } : refuse({ kind: 'line_too_short', line: short });
}
