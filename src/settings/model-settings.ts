import { z } from 'zod';
import { baseUrl, secret } from './setting-kinds.ts';

/** A model for notes, and how to reach it. */
export const modelSettings = {
  MODEL: z
    .string()
    .regex(/^(anthropic|openai|compatible)\/\S+$/, 'must look like anthropic/…, openai/… or compatible/…')
    .optional(),
  ANTHROPIC_API_KEY: secret(/^\S{8,}$/, 'it is under API Keys at console.anthropic.com').optional(),
  OPENAI_API_KEY: secret(/^\S{8,}$/, 'it is under API keys at platform.openai.com').optional(),
  MODEL_API_KEY: secret(
    /^\S{8,}$/,
    'it is what the service that MODEL_BASE_URL leads to gave you',
  ).optional(),
  MODEL_BASE_URL: baseUrl.optional(),
};

type ModelSettings = z.infer<z.ZodObject<typeof modelSettings>>;
type Given = Readonly<Record<string, unknown>>;

/** What each kind of model cannot do without. */
const needed = {
  anthropic: 'ANTHROPIC_API_KEY',
  openai: 'OPENAI_API_KEY',
  compatible: 'MODEL_BASE_URL',
} as const;

/**
 * Settings that say nothing without another. A provider's key without MODEL is none: many machines have one for other
 * programs.
 */
export function modelProblems(given: Given): string[] {
  const kind = String(given.MODEL ?? '').split('/')[0] ?? '';
  const lacking = Object.entries(needed).flatMap(([prefix, name]) =>
    kind === prefix && !(name in given) ? [`MODEL: ${prefix}/… needs ${name} beside it`] : [],
  );
  const unused = ['MODEL_API_KEY', 'MODEL_BASE_URL'].flatMap((name) =>
    name in given && !('MODEL' in given) ? [`${name}: needs MODEL beside it`] : [],
  );
  const mistaken =
    'MODEL_API_KEY' in given && (kind === 'anthropic' || kind === 'openai')
      ? [`MODEL_API_KEY: is for compatible/…; ${kind}/… takes ${needed[kind]}`]
      : [];
  return [...lacking, ...unused, ...mistaken];
}

export function modelSecrets(config: ModelSettings): (string | undefined)[] {
  return [config.ANTHROPIC_API_KEY, config.OPENAI_API_KEY, config.MODEL_API_KEY];
}
