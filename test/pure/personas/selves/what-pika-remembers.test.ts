import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../../services/http/agent.ts';
import { createSelfMemory } from '../../../../services/integrations/pika/self-memory.ts';
import { type PikaSelfOptions, startPikaSelf } from '../../../sandbox/pika-self/service.ts';

const account = 'Ada@acme.org';

async function wire({ requestMs = 20_000, ...options }: PikaSelfOptions & { requestMs?: number } = {}) {
  const pika = await startPikaSelf(options);
  const dispatcher = createAgent({ maxAnswerBytes: 512 * 1024, fresh: true });
  onTestFinished(async () => {
    await dispatcher.destroy();
    await pika.close();
  });
  const memory = createSelfMemory({ url: pika.mcpUrl, key: pika.key, dispatcher, deadlineMs: requestMs });
  const never = new AbortController().signal;
  return {
    pika,
    search: (...words: string[]) => memory.search(account, words, never),
    append: (text: string) => memory.append(account, text, never),
    called: (tool: string) => pika.calls.filter((one) => one.tool === tool).map(({ input }) => input),
  };
}

test.each<PikaSelfOptions>([{ asStream: true, sessions: true }, { asStream: false }])(
  'each word is searched for, and lines with the most of them come first: %o',
  async (options) => {
    const { pika, search, called } = await wire(options);
    pika.self.memory.push('- [user] The budget of the engine is 400');
    expect(await search('budget', 'engine', 'nothing-of-the-kind')).toEqual({
      kind: 'found',
      lines: ['[user] The budget of the engine is 400', 'The engine runs on punched cards'],
    });
    expect(called('identity_memory_search').map(({ query }) => query)).toEqual([
      'budget',
      'engine',
      'nothing-of-the-kind',
    ]);
    expect(await search('one', 'two', 'three', 'four', 'five', 'six')).toEqual({ kind: 'found', lines: [] });
    expect(called('identity_memory_search')).toHaveLength(7);
    expect(pika.violations).toEqual([]);
  },
);

const text = (said: string) => ({ content: [{ type: 'text', text: said }] });

test.each([
  ['a list', text('["the budget is 4", "no"]'), ['the budget is 4']],
  [
    'a list of objects',
    text('{"results":[{"text":"the budget is 4","file":"MEMORY.md"}]}'),
    ['the budget is 4'],
  ],
  ['structured content', { ...text('budget twice'), structuredContent: { lines: ['budget'] } }, ['budget']],
  ['a sentence that there’s none', text('No matches found for "budget"'), []],
  ['a word that isn’t in it', text('Nothing here.'), []],
  [
    'hidden signs and endless lines',
    text(`budget\u202e\u0007${'x'.repeat(2_000)}`),
    [expect.stringMatching(/^budget ?x{390,394}$/)],
  ],
  ['an empty answer', { content: [] }, []],
])('%s is understood', async (_, result, lines) => {
  const { pika, search } = await wire();
  pika.tool('identity_memory_search', result);
  expect(await search('budget')).toEqual({ kind: 'found', lines });
});

test('what is remembered of another account is neither read nor added to', async () => {
  const { pika, search, append, called } = await wire();
  pika.self.email = 'ben@acme.org';
  expect(await search('engine')).toEqual({ kind: 'other_account' });
  expect(await append('We ship on Mondays')).toEqual({ kind: 'other_account' });
  pika.self.email = undefined;
  expect(await search('engine')).toEqual({ kind: 'other_account' });
  expect([...called('identity_memory_append'), ...called('identity_memory_search')]).toEqual([]);
});

test('something is added once, with where it comes from', async () => {
  const { pika, append, called } = await wire({ sessions: true });
  expect(await append('We ship on Mondays')).toEqual({ kind: 'appended' });
  expect(called('identity_memory_append')).toEqual([{ text: 'We ship on Mondays', source: 'stand-in' }]);
  expect(pika.self.memory.at(-1)).toContain('We ship on Mondays');
  expect(pika.violations).toEqual([]);
});

test('what surely wasn’t added is told apart from what nobody knows', async () => {
  const { pika, search, append } = await wire({ requestMs: 500, asStream: false });
  pika.tool('identity_memory_append', { ...text('disk full'), isError: true });
  expect(await append('x')).toMatchObject({
    kind: 'failed',
    problem: { kind: 'rejected', detail: 'disk full' },
  });
  pika.tool('identity_memory_append', new Promise(() => {}));
  expect(await append('x')).toMatchObject({ kind: 'uncertain', problem: { kind: 'no_answer' } });
  pika.tool('identity_memory_append', 'nonsense');
  expect(await append('x')).toMatchObject({ kind: 'uncertain', problem: { kind: 'bad_answer' } });
  pika.tool('identity_memory_search', { ...text('offline'), isError: true });
  expect(await search('engine')).toMatchObject({ kind: 'failed', problem: { kind: 'rejected' } });
  pika.tool('identity_memory_search', new Promise(() => {}));
  expect(await search('engine')).toMatchObject({ kind: 'failed', problem: { kind: 'no_answer' } });
  pika.fail('mcp', { do: 'answer', answer: { status: 503, json: {} } });
  expect(await append('x')).toMatchObject({ kind: 'failed', problem: { kind: 'unavailable' } });
});
