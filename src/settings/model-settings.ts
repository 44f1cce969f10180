import { z } from 'zod';
import type { TokenBudget } from '../../services/agents/house/token-budget.ts';
import { baseUrl, secret, usd, wholeNumber } from './setting-kinds.ts';
import { type Given, lacking, settingsGroup } from './settings-group.ts';

/** What each kind of model can't do without. */
const needed = {
  anthropic: 'ANTHROPIC_API_KEY',
  openai: 'OPENAI_API_KEY',
  compatible: 'MODEL_BASE_URL',
} as const;

/** A model for notes and the house agent, how to reach it, and what it costs. */
export const modelSettings = settingsGroup({
  shape: {
    MODEL: z
      .string()
      .regex(/^(anthropic|openai|compatible)\/\S+$/, 'must look like anthropic/…, openai/… or compatible/…')
      .optional(),
    ANTHROPIC_API_KEY: secret(/^\S{8,}$/, 'find it under API Keys at console.anthropic.com').optional(),
    OPENAI_API_KEY: secret(/^\S{8,}$/, 'find it under API keys at platform.openai.com').optional(),
    MODEL_API_KEY: secret(/^\S{8,}$/, 'use the key of the service at MODEL_BASE_URL').optional(),
    MODEL_BASE_URL: baseUrl.optional(),
    MODEL_CONTEXT_TOKENS: wholeNumber(16_000, 2_000_000).optional(),
    MODEL_INPUT_USD_PER_MILLION: usd(10_000).optional(),
    MODEL_OUTPUT_USD_PER_MILLION: usd(10_000).optional(),
    AGENT_TOKENS_PER_CALL: wholeNumber(20_000, 1_000_000_000).default(300_000),
  },
  // A provider's key without MODEL is fine: many machines have one for other programs.
  needs: {
    ...{ MODEL_API_KEY: 'MODEL', MODEL_BASE_URL: 'MODEL', MODEL_CONTEXT_TOKENS: 'MODEL' },
    MODEL_INPUT_USD_PER_MILLION: 'MODEL_OUTPUT_USD_PER_MILLION',
    MODEL_OUTPUT_USD_PER_MILLION: 'MODEL_INPUT_USD_PER_MILLION',
  },
  problems: keyProblems,
  secrets: (config) => [config.ANTHROPIC_API_KEY, config.OPENAI_API_KEY, config.MODEL_API_KEY],
});

function keyProblems(given: Given): string[] {
  const kind = String(given.MODEL ?? '').split('/')[0];
  if (kind !== 'anthropic' && kind !== 'openai' && kind !== 'compatible') return [];
  const key = needed[kind];
  const isMistaken = 'MODEL_API_KEY' in given && kind !== 'compatible';
  return [
    ...lacking(given, 'MODEL', key),
    ...(isMistaken ? [`MODEL_API_KEY: is only for compatible/…; for ${kind}/… set ${key}`] : []),
  ];
}

type Spending = {
  AGENT_TOKENS_PER_CALL: number;
  MODEL_INPUT_USD_PER_MILLION?: number | undefined;
  MODEL_OUTPUT_USD_PER_MILLION?: number | undefined;
};

/** What the house agent may spend on the model for one call. */
export function tokenBudget(config: Spending): TokenBudget {
  const { MODEL_INPUT_USD_PER_MILLION: inUsd, MODEL_OUTPUT_USD_PER_MILLION: outUsd } = config;
  const isKnown = inUsd !== undefined && outUsd !== undefined;
  return { tokens: config.AGENT_TOKENS_PER_CALL, prices: isKnown ? { inUsd, outUsd } : null };
}
