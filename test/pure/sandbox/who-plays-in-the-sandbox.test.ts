import { expect, test } from 'vitest';
import { parseOptions } from '../../sandbox/runner/options.ts';
import { billed, introduction, playerFor } from '../../sandbox/runner/player.ts';

const real = { MODEL: 'openai/gpt-x', OPENAI_API_KEY: 'sk-of-mine-0123', HOME: '/home/ada' };

test('the house agent plays unless somebody asks for an agent over MCP', () => {
  expect(parseOptions([])).toMatchObject({ options: { agent: 'house' } });
  expect(parseOptions(['--agent', 'mcp'])).toMatchObject({ options: { agent: 'mcp' } });
  expect(parseOptions(['--agent', 'other'])).toMatchObject({
    problem: '--agent takes house or mcp, not “other”.',
  });
});

test('without MODEL a script plays the model, and the sandbox says so and that nothing is billed', () => {
  const player = playerFor('house', { MODEL: '', OPENAI_API_KEY: real.OPENAI_API_KEY });

  expect(player).toEqual({ kind: 'script' });
  const said = introduction(player).join('\n');
  expect(said).toContain('A scripted model, behind OpenAI’s wire, plays the model');
  expect(said).toContain('nothing is billed');
  expect(billed(player)).toBe('Nothing was billed.');
});

test('with MODEL and its key that model plays, and the sandbox says what goes there and what may cost', () => {
  const player = playerFor('house', real);

  const { HOME: _, ...settings } = real;
  expect(player).toEqual({ kind: 'model', name: 'openai/gpt-x', settings });
  const said = introduction(player).join('\n');
  expect(said).toContain('a real model: openai/gpt-x');
  expect(said).not.toContain('scripted');
  expect(said).not.toContain(real.OPENAI_API_KEY);
  expect(billed(player)).not.toContain('Nothing');
});

test('an agent over MCP needs no model, whatever the environment has', () => {
  expect(playerFor('mcp', real)).toEqual({ kind: 'mcp' });
});
