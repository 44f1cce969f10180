/**
 * Why a model gave nothing. `detail` says more, in words for people without a full stop, or is empty. What the other
 * side said may be quoted in it; never a key, and never what was sent.
 */
export type ModelProblem = {
  kind: /** No words of a person in the transcript: the model was not asked. */
    | 'nothing_said'
    /** More talk than the budget allows: the model wasn't asked. */
    | 'too_long'
    /** The key, or what it may do. */
    | 'refused'
    /** The request itself: an unknown model, a transcript beyond its window. */
    | 'rejected'
    | 'rate_limited'
    /** No connection, or the other side is broken. */
    | 'unreachable'
    | 'timed_out'
    /** The caller's signal. */
    | 'stopped'
    /** Not the shape that was asked for, or nothing in it. */
    | 'bad_output';
  detail: string;
};

export type Asked<Value> = { ok: true; value: Value } | { ok: false; problem: ModelProblem };

export function failed(kind: ModelProblem['kind'], detail = ''): { ok: false; problem: ModelProblem } {
  return { ok: false, problem: { kind, detail } };
}
