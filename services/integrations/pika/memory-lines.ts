import type { CallToolResult } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import { storable } from '../../common/storable.ts';
import type { Problem } from '../../meetings/problem.ts';
import type { ToolReply } from './mcp-session.ts';
import { answersIn, rejectedIn } from './self-parts.ts';

/** Of one answer, and of one line: the rest isn't read. */
const most = { chars: 100_000, lines: 200, line: 400 } as const;

const entry = z.union([
  z.string(),
  z.looseObject({ text: z.string() }).transform(({ text }) => text),
  z.looseObject({ line: z.string() }).transform(({ line }) => line),
  z.looseObject({ content: z.string() }).transform(({ content }) => content),
]);
const list = z.array(entry);
const answer = z.union([
  list,
  z.looseObject({ results: list }).transform(({ results }) => results),
  z.looseObject({ matches: list }).transform(({ matches }) => matches),
  z.looseObject({ lines: list }).transform(({ lines }) => lines),
]);

/**
 * The lines of an answer that have this keyword. The manifest says that matching lines are returned and not in which form:
 * lines of a text and a list are both understood, and a sentence that says that there are none isn't one of them.
 */
export function memoryLinesIn(reply: ToolReply, query: string): { lines: string[] } | { problem: Problem } {
  if (!reply.ok) return { problem: reply.problem };
  const problem = failureIn(reply.result);
  if (problem) return { problem };
  const wanted = query.toLowerCase();
  const lines = answersIn(reply.result)
    .slice(0, 1)
    .flatMap((one) => {
      const parsed = answer.safeParse(one);
      if (parsed.success) return parsed.data;
      return typeof one === 'string' ? one.slice(0, most.chars).split('\n') : [];
    })
    .slice(0, most.lines)
    .map((line) => oneLine(storable(line).replace(/^\s{0,20}[-*•]\s/, ''), most.line))
    .filter((line) => line.toLowerCase().includes(wanted) && !/^no (?:match|result|memor|entr)/i.test(line));
  return { lines: [...new Set(lines)] };
}

/** Why a tool says that it did nothing; null where it doesn't. */
export function failureIn(result: CallToolResult): Problem | null {
  return result.isError ? rejectedIn(result) : null;
}
