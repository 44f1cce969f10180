/** What was read outside; or a sentence for people on why it couldn't be. */
export type Found<Value> = { ok: true; value: Value } | { ok: false; reason: string };

/** What came of changing something outside. Reasons are sentences for people, without secrets. */
export type Outcome<Value> =
  | { kind: 'done'; value: Value }
  /** It was surely not done. */
  | { kind: 'failed'; reason: string }
  /** It may or may not have been done. */
  | { kind: 'uncertain'; reason: string };
