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
