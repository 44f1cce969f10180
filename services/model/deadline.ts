import { failed, type ModelProblem } from './problem.ts';

/** A time for several calls together. */
export interface Deadline {
  /** Aborts when the time is over or the caller stops. */
  readonly signal: AbortSignal;
  /** Milliseconds; negative when it is over. */
  left(): number;
  /** What to say once it has ended; null while it hasn't. */
  ended(): { ok: false; problem: ModelProblem } | null;
}

export function deadlineIn(milliseconds: number, stop: AbortSignal): Deadline {
  const over = AbortSignal.timeout(milliseconds);
  const at = performance.now() + milliseconds;
  return {
    signal: AbortSignal.any([stop, over]),
    left: () => at - performance.now(),
    ended() {
      if (stop.aborted) return failed('stopped');
      return over.aborted ? failed('timed_out', `no answer in ${Math.ceil(milliseconds / 1_000)} s`) : null;
    },
  };
}

/** The same deadline for one of several that end together. */
export function endingWith(until: Deadline, rest: AbortSignal): Deadline {
  return {
    signal: AbortSignal.any([until.signal, rest]),
    left: until.left,
    ended: () => until.ended() ?? (rest.aborted ? failed('stopped') : null),
  };
}
