import type { Outcome } from './outcome.ts';

/** Workflows that an admin named. */
export type Workflows = {
  /** `host` is where a workflow's data goes; the rest of its address is a secret. */
  named: readonly { name: string; host: string }[];
  /** Calls one, with `key` as its message id: a receiver tells a repeated call by it. */
  call(
    workflow: { name: string; key: string; at: Date; data: object },
    signal: AbortSignal,
  ): Promise<Outcome<null>>;
};
