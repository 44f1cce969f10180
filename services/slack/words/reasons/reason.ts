/**
 * What people read of a reason: what happened and what that means for them, then the one thing to do. `next` is null
 * only where there is nothing to do; the test of the catalogue lists those.
 */
export type ReasonWords = { readonly what: string; readonly next: string | null };

/** The words of a closed set of reasons: by code, from what a reason of that code carries and, where it matters, from who reads them. */
export type ReasonBook<Contexts extends object, Reader = void> = {
  readonly [Code in keyof Contexts]: (context: Contexts[Code], reader: Reader) => ReasonWords;
};

/** The codes of a union, each with its own member. */
export type ByKind<Reason extends { kind: string }> = {
  [Code in Reason['kind']]: Extract<Reason, { kind: Code }>;
};

/** The words of one reason. */
export function wordsFor<Reason extends { kind: string }, Reader = void>(
  book: ReasonBook<ByKind<Reason>, Reader>,
  reason: Reason,
  reader: Reader,
): ReasonWords {
  // Looked up by the reason's own code, which the compiler can't follow.
  const words = book[reason.kind as Reason['kind']] as (reason: Reason, reader: Reader) => ReasonWords;
  return words(reason, reader);
}

export function sayReason({ what, next }: ReasonWords): string {
  return next ? `${what} ${next}` : what;
}
