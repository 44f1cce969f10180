import { expect, test } from 'vitest';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { problemsBeside, right } from '../../support/settings.ts';

const key = 'sk-0123456789abcdef';

test.each([
  [{ MODEL: 'anthropic/claude-sonnet-5', ANTHROPIC_API_KEY: key }],
  [{ MODEL: 'openai/gpt-6', OPENAI_API_KEY: key, MODEL_BASE_URL: 'https://proxy.acme.org/v1/' }],
  [{ MODEL: 'compatible/llama', MODEL_BASE_URL: 'http://localhost:11434/v1' }],
  [{ MODEL: 'compatible/llama', MODEL_BASE_URL: 'http://localhost:1/v1', MODEL_CONTEXT_TOKENS: '131072' }],
  [{ MODEL: 'compatible/qwen/qwen3', MODEL_BASE_URL: 'http://localhost:1/v1', MODEL_API_KEY: key }],
])('a model with what it needs is read: %j', (environment) => {
  expect(problemsBeside(environment)).toEqual([]);
});

test('a provider’s key without MODEL is left alone: other programs have one too', () => {
  expect(problemsBeside({ ANTHROPIC_API_KEY: key, OPENAI_API_KEY: key })).toEqual([]);
});

test.each([
  [{ MODEL: 'anthropic/claude-sonnet-5' }, 'MODEL: also needs ANTHROPIC_API_KEY; set it, or remove MODEL'],
  [
    { MODEL: 'openai/gpt-6', ANTHROPIC_API_KEY: key },
    'MODEL: also needs OPENAI_API_KEY; set it, or remove MODEL',
  ],
  [{ MODEL: 'compatible/llama' }, 'MODEL: also needs MODEL_BASE_URL; set it, or remove MODEL'],
  [
    { MODEL_BASE_URL: 'http://localhost:1/v1' },
    'MODEL_BASE_URL: also needs MODEL; set it, or remove MODEL_BASE_URL',
  ],
  [
    { MODEL_CONTEXT_TOKENS: '32000' },
    'MODEL_CONTEXT_TOKENS: also needs MODEL; set it, or remove MODEL_CONTEXT_TOKENS',
  ],
  [{ MODEL_API_KEY: key }, 'MODEL_API_KEY: also needs MODEL; set it, or remove MODEL_API_KEY'],
  [
    { MODEL: 'openai/gpt-6', OPENAI_API_KEY: key, MODEL_API_KEY: key },
    'MODEL_API_KEY: is only for compatible/…; for openai/… set OPENAI_API_KEY',
  ],
])('settings that need each other: %j', (environment, problem) => {
  expect(problemsBeside(environment)).toEqual([problem]);
});

test.each([
  ['MODEL', 'claude', 'must look like anthropic/…, openai/… or compatible/…'],
  ['MODEL', 'mistral/large', 'must look like anthropic/…, openai/… or compatible/…'],
  ['MODEL', 'openai/', 'must look like anthropic/…, openai/… or compatible/…'],
  ['ANTHROPIC_API_KEY', 'sk-ant-your-key', 'is still a placeholder'],
  ['ANTHROPIC_API_KEY', '', 'is set but empty'],
  ['OPENAI_API_KEY', 'sk-xxx', 'is still a placeholder'],
  ['OPENAI_API_KEY', 'with space', 'API keys'],
  ['MODEL_BASE_URL', 'localhost:11434', 'http or https'],
  ['MODEL_CONTEXT_TOKENS', '4096', 'whole number from 16000 to 2000000'],
  ['MODEL_BASE_URI', 'x', 'did you mean MODEL_BASE_URL'],
  ['ANTHROPIC_API_KEI', 'x', 'did you mean ANTHROPIC_API_KEY'],
])('%s=%s is refused', (name, value, words) => {
  expect(problemsBeside({ [name]: value })).toContainEqual(expect.stringMatching(`^${name}: .*${words}`));
});

test('no problem shows a key, and all keys are known to the log', () => {
  const keys = { ANTHROPIC_API_KEY: 'CANARY-1 0', OPENAI_API_KEY: 'CANARY-2 0', MODEL_API_KEY: 'CANARY-3 0' };
  expect(problemsBeside(keys).join('\n')).not.toContain('CANARY');

  const given = { ANTHROPIC_API_KEY: `${key}-1`, OPENAI_API_KEY: `${key}-2`, MODEL_API_KEY: `${key}-3` };
  const config = readConfig({
    ...right,
    ...given,
    MODEL: 'compatible/llama',
    MODEL_BASE_URL: 'http://localhost:1/v1',
  });
  expect(secretsOf(config)).toEqual(expect.arrayContaining(Object.values(given)));
});
