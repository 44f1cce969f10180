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
export function removal(call: () => Promise<unknown>): Promise<WriteOutcome<null>> {
  return unlessDone(call, goneErrors);
}

/** The same for a mark: one that is there already counts. */
export function marking(call: () => Promise<unknown>): Promise<WriteOutcome<null>> {
  return unlessDone(call, markedErrors);
}

/** The same, where some errors say that it's done already. */
export async function unlessDone(
  call: () => Promise<unknown>,
  doneErrors: ReadonlySet<string>,
): Promise<WriteOutcome<null>> {
  const done = await attempt(async () => {
    await call();
    return null;
  });
  const isDone = !done.ok && 'error' in done.failure && doneErrors.has(done.failure.error);
  return isDone ? { ok: true, value: null } : done;
}

const goneErrors = new Set(['message_not_found', 'file_not_found', 'file_deleted', 'canvas_not_found']);
const markedErrors = new Set(['already_reacted']);
