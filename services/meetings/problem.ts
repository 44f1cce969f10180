/** What went wrong with an outside service, as far as it decides what to do and say. */
export type Problem = {
  kind: ProblemKind;
  /** The HTTP status, where there was one. */
  status: number | null;
  /** The service's own words, stripped and capped; data, never shown unescaped. */
  detail: string | null;
};

export type ProblemKind =
  /** 401, 403: the key is refused. */
  | 'key_refused'
  /** 402: the wallet doesn't cover it. */
  | 'payment_required'
  /** 413, 422 and other 4xx: this request will never pass. */
  | 'rejected'
  /** 429. */
  | 'rate_limited'
  /** 503, 521, 522, 523, no connection: it surely didn't arrive. */
  | 'unavailable'
  /** 500, 502, 504, 520, 524: it may have arrived. */
  | 'server_error'
  /** The connection broke or time ran out after the request was sent. */
  | 'no_answer'
  /** An answer that isn't what the interface promises. */
  | 'bad_answer';

/** A request with effects that failed: whether it may be sent again. */
export type FailedRequest =
  /** Surely nothing came of it: it may be sent again. */
  | { kind: 'deferred'; problem: Problem; retryAfterSeconds: number | null }
  /** It will never pass as it is. */
  | { kind: 'refused'; problem: Problem }
  /** It may have been done: never sent again on its own. */
  | { kind: 'uncertain'; problem: Problem };

/** One short phrase of data about a problem, for the log, the card and the history. */
export function describeProblem({ kind, status, detail }: Problem): string {
  const what = status === null ? kind.replaceAll('_', ' ') : `HTTP ${status}`;
  return detail ? `${what}: ${detail}` : what;
}
