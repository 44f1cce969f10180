import type { LanguageModel } from 'ai';
import type { Agent } from 'undici';
import type { TokenBudget } from '../../services/agents/house/token-budget.ts';
import { createAgent } from '../../services/http/agent.ts';
import { wholeFetch } from '../../services/http/whole-fetch.ts';
import { type ModelLimits, modelLimits } from '../../services/notes/model/budgets.ts';
import type { Config } from '../config.ts';
import { tokenBudget } from '../settings/model-settings.ts';

export type ModelOptions = {
  config: Config;
  /** `name` is always `model`; outcome is the HTTP status, or `no_answer`. */
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
};

export type ConnectedModel = {
  model: LanguageModel;
  /** For people: the model as its provider calls it. */
  name: string;
  limits: ModelLimits;
  /** For one call. */
  budget: TokenBudget;
  close(): Promise<void>;
};

/** Bytes: an answer of 8,000 tokens is about 50,000. */
const maxAnswerBytes = 2 * 1024 * 1024;
const anthropicApi = 'https://api.anthropic.com/v1';
const openaiApi = 'https://api.openai.com/v1';

/**
 * The model that the settings name; `undefined` where they name none. Loads the SDK only then. The address is always
 * given: the SDK would otherwise take one from the environment.
 */
export async function connectModel({ config, onCall }: ModelOptions): Promise<ConnectedModel | undefined> {
  const [, kind, name] = /^([a-z]+)\/(.+)$/.exec(config.MODEL ?? '') ?? [];
  if (!kind || !name) return undefined;
  // It would write warnings, such as of a setting that a model ignores, past our log.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });
  const dispatcher = createAgent({ maxAnswerBytes, fresh: true });
  const usual = kind === 'anthropic' || kind === 'openai' ? modelLimits[kind] : modelLimits.compatible;
  const limits = { ...usual, windowTokens: config.MODEL_CONTEXT_TOKENS ?? usual.windowTokens };
  // An answer that isn't streamed begins only when the model has finished.
  const fetch = fetchFor(dispatcher, limits.writingMs, onCall);
  const model = await modelOf(kind, name, config, fetch);
  return { model, name, limits, budget: tokenBudget(config), close: () => dispatcher.destroy() };
}

function fetchFor(
  dispatcher: Agent,
  silenceMs: number,
  onCall: ModelOptions['onCall'] = () => {},
): typeof fetch {
  return wholeFetch({
    dispatcher,
    silenceMs,
    onCall: (outcome, milliseconds) => onCall('model', outcome, milliseconds),
  });
}

async function modelOf(
  kind: string,
  name: string,
  config: Config,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModel> {
  const { ANTHROPIC_API_KEY, OPENAI_API_KEY, MODEL_API_KEY, MODEL_BASE_URL } = config;
  if (kind === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return createAnthropic({
      apiKey: ANTHROPIC_API_KEY ?? '',
      baseURL: MODEL_BASE_URL ?? anthropicApi,
      fetch,
    })(name);
  }
  if (kind === 'openai') {
    const { createOpenAI } = await import('@ai-sdk/openai');
    return createOpenAI({ apiKey: OPENAI_API_KEY ?? '', baseURL: MODEL_BASE_URL ?? openaiApi, fetch })(name);
  }
  return compatible(name, { key: MODEL_API_KEY, baseURL: MODEL_BASE_URL ?? '', fetch });
}

type Compatible = { key: string | undefined; baseURL: string; fetch: typeof fetch };

/** Servers that ignore the schema often put their JSON into a Markdown fence. */
async function compatible(name: string, { key, baseURL, fetch }: Compatible): Promise<LanguageModel> {
  const [{ createOpenAICompatible }, { wrapLanguageModel, extractJsonMiddleware }] = await Promise.all([
    import('@ai-sdk/openai-compatible'),
    import('ai'),
  ]);
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL,
    fetch,
    supportsStructuredOutputs: true,
    ...(key ? { apiKey: key } : {}),
  });
  return wrapLanguageModel({ model: provider(name), middleware: extractJsonMiddleware() });
}
