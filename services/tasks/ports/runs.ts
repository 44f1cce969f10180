import type { ToolRun } from '../run.ts';

/** Runs of tools inside one transaction. */
export type Runs = {
  lock(id: string): Promise<ToolRun | null>;
  /** The run that this agent asked for under this key before. */
  byKey(tokenId: string, key: string): Promise<ToolRun | null>;
  /** Of a meeting, not over. */
  countOpen(meetingId: string): Promise<number>;
  insert(run: ToolRun): Promise<void>;
  /** Compare-and-set on the version. */
  replace(before: ToolRun, after: ToolRun): Promise<void>;
  /** Sees that the run is attended at `at`, once the transaction has committed. */
  wake(runId: string, at: Date | null): Promise<void>;
};
