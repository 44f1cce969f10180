import { setTimeout } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';
import type { Failure } from './failure.ts';
import type { Asked, failed } from './problem.ts';

/** How often a call is made again that was turned away or lost. */
const maxRetries = 2;
/** Milliseconds before the first retry where the other side names no time; doubles. */
const firstPauseMs = 1_000;

/** Waits before a retry; ends early with the signal. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export type Tried<Value> = { ok: true; value: Value } | ReturnType<typeof failed> | Failure;

/**
 * Asks a model until it answers: calls that were turned away or lost are made again, as long as the wait fits before the
 * deadline. Expected failures are values.
 */
export async function withRetries<Value>(
  once: () => Promise<Tried<Value>>,
  deadline: Deadline,
  pause: Pause = wait,
): Promise<Asked<Value>> {
  for (let attempt = 0; ; attempt += 1) {
    const tried = await once();
    if ('ok' in tried) return tried;
    const { problem, retryAfter } = tried;
    const later = retryAfter === 'backoff' ? firstPauseMs * 2 ** attempt : retryAfter;
    if (later === null || attempt >= maxRetries || later >= deadline.left()) return { ok: false, problem };
    await pause(later, deadline.signal).catch(() => {});
    const ended = deadline.ended();
    if (ended) return ended;
  }
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}
