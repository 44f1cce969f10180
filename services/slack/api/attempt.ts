import { type WriteFailure, writeFailureOf } from './slack-errors.ts';

export type WriteOutcome<Value> = { ok: true; value: Value } | { ok: false; failure: WriteFailure };

/** A call of Slack's, whose failure is a value that says what to do about it. */
export async function attempt<Value>(call: () => Promise<Value>): Promise<WriteOutcome<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, failure: writeFailureOf(error) };
  }
}

/** The same for taking something back: what is gone already counts as taken back. */
export async function removal(call: () => Promise<unknown>): Promise<WriteOutcome<null>> {
  const removed = await attempt(async () => {
    await call();
    return null;
  });
  const isGone = !removed.ok && 'error' in removed.failure && goneErrors.has(removed.failure.error);
  return isGone ? { ok: true, value: null } : removed;
}

const goneErrors = new Set(['message_not_found', 'file_not_found', 'file_deleted', 'canvas_not_found']);
