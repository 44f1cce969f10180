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
  [{ MODEL: 'anthropic/claude-sonnet-5' }, /^MODEL: .*ANTHROPIC_API_KEY/],
  [{ MODEL: 'openai/gpt-6', ANTHROPIC_API_KEY: key }, /^MODEL: .*OPENAI_API_KEY/],
  [{ MODEL: 'compatible/llama' }, /^MODEL: .*MODEL_BASE_URL/],
  [{ MODEL_BASE_URL: 'http://localhost:1/v1' }, /^MODEL_BASE_URL: also needs MODEL\b/],
  [{ MODEL_CONTEXT_TOKENS: '32000' }, /^MODEL_CONTEXT_TOKENS: also needs MODEL\b/],
  [{ MODEL_API_KEY: key }, /^MODEL_API_KEY: also needs MODEL\b/],
  [
    { MODEL: 'openai/gpt-6', OPENAI_API_KEY: key, MODEL_API_KEY: key },
    /^MODEL_API_KEY: .*compatible.*OPENAI_API_KEY/,
  ],
])('settings that need or exclude each other: %j', (environment, problem) => {
  expect(problemsBeside(environment)).toEqual([expect.stringMatching(problem)]);
});

test.each([
  ['MODEL', 'claude', 'openai/…'],
  ['MODEL', 'mistral/large', 'openai/…'],
  ['MODEL', 'openai/', 'openai/…'],
  ['ANTHROPIC_API_KEY', 'sk-ant-your-key', 'placeholder'],
  ['ANTHROPIC_API_KEY', '', 'empty'],
  ['OPENAI_API_KEY', 'sk-xxx', 'placeholder'],
  ['OPENAI_API_KEY', 'with space', 'API keys'],
  ['MODEL_BASE_URL', 'localhost:11434', 'http or https'],
  ['MODEL_CONTEXT_TOKENS', '4096', '16000 to 2000000'],
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
