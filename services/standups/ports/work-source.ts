import type { FoundChange, WorkProblem, WorkService } from '../work/work-change.ts';

export type FoundWork =
  | {
      ok: true;
      changes: readonly FoundChange[];
      /** There was more than was asked for. */
      incomplete: boolean;
    }
  | { ok: false; problem: WorkProblem };

/** A service that says who did what to tickets and pull requests. */
export type WorkSource = {
  readonly service: WorkService;
  /** A few requests at most, and a few seconds. Never rejects. */
  since(since: Date, signal: AbortSignal): Promise<FoundWork>;
};
