import { z } from 'zod';
import { baseUrl, secret, wholeNumber } from './setting-kinds.ts';
import { type Given, lacking, settingsGroup } from './settings-group.ts';

/** What each kind of model can't do without. */
const needed = {
  anthropic: 'ANTHROPIC_API_KEY',
  openai: 'OPENAI_API_KEY',
  compatible: 'MODEL_BASE_URL',
} as const;

/** A model for notes, and how to reach it. */
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
  },
  // A provider's key without MODEL is fine: many machines have one for other programs.
  needs: { MODEL_API_KEY: 'MODEL', MODEL_BASE_URL: 'MODEL', MODEL_CONTEXT_TOKENS: 'MODEL' },
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
