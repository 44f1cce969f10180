import type { ToolProblem } from '../tool-problem.ts';

/** What was read outside, or why it couldn't be. */
export type Found<Value> = { ok: true; value: Value } | { ok: false; problem: ToolProblem };

/** What came of changing something outside. */
export type Outcome<Value> =
  | { kind: 'done'; value: Value }
  /** It was surely not done. */
  | { kind: 'failed'; problem: ToolProblem }
  /** It may or may not have been done. */
  | { kind: 'uncertain'; problem: ToolProblem };
