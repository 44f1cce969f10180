import type { StepInput } from './ports/house-model.ts';

/** What a model read and wrote. */
export type Tokens = { readonly tokensIn: number; readonly tokensOut: number };

/** What may be spent on the model for one call, and for one person's day outside of calls. */
export type TokenBudget = {
  readonly tokens: number;
  /** USD a million tokens; null where nobody said what the model costs. */
  readonly prices: { readonly inUsd: number; readonly outUsd: number } | null;
};

export type TokenUse = Tokens & { readonly budget: TokenBudget };

/** Of an answer; room for models that think aloud first. */
export const maxAnswerTokens = 4_000;
/** What providers put around a request: marks of roles, how to call tools (Anthropic says 346 tokens of those). */
const aroundRequest = 1_000;

/**
 * What a request and its answer may take at most. A token is a byte at least, whatever the model and the language, so no
 * text that somebody makes up can cost more; common ones cost a third of this.
 */
export function mostTokens({ instructions, messages, tools }: StepInput): number {
  const bytes = Buffer.byteLength(JSON.stringify([instructions, messages, tools]), 'utf8');
  return bytes + aroundRequest + maxAnswerTokens;
}

/** `used`: what was spent so far. `held`: what others' requests that are on their way may take. */
export type Spent = { readonly used: number; readonly held: number };

/** Whether a request may be made; `later` once those on their way have cost less than they might. */
export function mayAsk({ used, held }: Spent, most: number, { tokens }: TokenBudget): 'now' | 'later' | 'no' {
  if (used + most > tokens) return 'no';
  return used + held + most > tokens ? 'later' : 'now';
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
