/** What a model read and wrote. */
export type Tokens = { readonly tokensIn: number; readonly tokensOut: number };

/** What may be spent on the model for one call, and for one person's day outside of calls. */
export type TokenBudget = {
  readonly tokens: number;
  /** USD a million tokens; null where nobody said what the model costs. */
  readonly prices: { readonly inUsd: number; readonly outUsd: number } | null;
};

export type TokenUse = Tokens & { readonly budget: TokenBudget };

export function isUsedUp({ tokensIn, tokensOut, budget }: TokenUse): boolean {
  return tokensIn + tokensOut >= budget.tokens;
}

/** In USD, so far and at most; null where prices are unknown. */
export function costOfTokens({
  tokensIn,
  tokensOut,
  budget: { tokens, prices },
}: TokenUse): { usd: number; mostUsd: number } | null {
  if (!prices) return null;
  const { inUsd, outUsd } = prices;
  return {
    usd: (tokensIn * inUsd + tokensOut * outUsd) / 1_000_000,
    mostUsd: (tokens * Math.max(inUsd, outUsd)) / 1_000_000,
  };
}
