import type { Problem } from '../problem.ts';

/** How asking for sessions has gone lately; told to people before they wait. */
export type ProviderHealth = { failingSince: Date | null; lastOkAt: Date | null; lastProblem: string | null };

export type ProviderHealthLog = {
  read(): Promise<ProviderHealth>;
  /** Null is a success. */
  record(problem: Problem | null): Promise<void>;
};
