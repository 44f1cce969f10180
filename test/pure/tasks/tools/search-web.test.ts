import { expect, onTestFinished, test } from 'vitest';
import { createBrave } from '../../../../services/integrations/search/brave.ts';
import { createSearxng } from '../../../../services/integrations/search/searxng.ts';
import { searchWeb } from '../../../../services/tasks/tools/search-web.ts';
import { startSearch } from '../../../sandbox/search/service.ts';
import { clientOf, context, hostile, linesOf, previewOf } from './support.ts';

const engines = ['searxng', 'brave'] as const;

async function tool(engine: (typeof engines)[number], { key }: { key?: string } = {}) {
  const search = await startSearch();
  onTestFinished(search.close);
  const brave = { 'x-subscription-token': key ?? search.braveKey };
  const built =
    engine === 'brave' ? createBrave(clientOf(search.url, brave)) : createSearxng(clientOf(search.url));
  onTestFinished(() => expect(search.violations).toEqual([]));
  return { search, tool: searchWeb({ search: built }) };
}

test.each(engines)('%s: titles, addresses and snippets are cited', async (engine) => {
  const { tool: searchIt } = await tool(engine);
  expect(searchIt.effect({ query: 'acme' })).toBe('reads');
  expect(linesOf((await previewOf(searchIt, { query: 'acme plans' })).preview)).toEqual([
    'Search the web for “acme plans”',
    'Query: acme plans',
  ]);
  expect(await searchIt.run({ query: 'acme plans' }, null, context())).toEqual({
    kind: 'done',
    summary: '2 results for “acme plans”',
    links: [
      { title: 'Pricing | Acme', url: 'https://www.acme.org/pricing' },
      { title: 'Limits', url: 'https://docs.acme.org/limits' },
    ],
    output: {
      results: [
        {
          title: 'Pricing | Acme',
          url: 'https://www.acme.org/pricing',
          snippet: 'Plans for teams of every size.',
        },
        { title: 'Limits', url: 'https://docs.acme.org/limits', snippet: 'What a plan includes.' },
      ],
    },
  });
});

test.each(engines)('%s: no result is reported as none, and one as one result', async (engine) => {
  const { search, tool: searchIt } = await tool(engine);
  expect(await searchIt.run({ query: 'x', count: 1 }, null, context())).toMatchObject({
    summary: 'One result for “x”',
  });
  search.results.length = 0;
  expect(await searchIt.run({ query: 'x' }, null, context())).toMatchObject({
    kind: 'done',
    summary: 'No results for “x”',
    links: [],
  });
});

test.each(engines)(
  '%s: what strangers wrote is cut to one line, and only web addresses are cited',
  async (engine) => {
    const { search, tool: searchIt } = await tool(engine);
    search.results.splice(
      0,
      search.results.length,
      { url: 'javascript:alert(1)', title: 'a' },
      { url: 'file:///etc/passwd', title: 'b' },
      { url: `https://long.test/${'x'.repeat(3_000)}`, title: 'c' },
      {
        url: 'https://ok.test/',
        title: `${hostile}${'t'.repeat(10_000)}`,
        text: `${hostile}${'s'.repeat(10_000)}`,
      },
    );
    const result = await searchIt.run({ query: 'x' }, null, context());
    if (result.kind !== 'done') throw new Error(result.kind);
    expect(result.links).toHaveLength(1);
    const [{ title = '' } = {}] = result.links;
    expect(title).toHaveLength(200);
    expect(title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    expect(JSON.stringify(result.output).length).toBeLessThan(1_000);
  },
);

test.each(engines)('%s: a failure is a value with the reason', async (engine) => {
  const { search, tool: searchIt } = await tool(engine);
  search.fail(engine, { do: 'answer', answer: { status: 500, json: {} } });
  expect(await searchIt.run({ query: 'x' }, null, context())).toEqual({
    kind: 'failed',
    problem: { kind: 'service_error', service: engine, status: 500, said: '' },
  });
  search.fail(engine, { do: 'hang' });
  expect(await searchIt.run({ query: 'x' }, null, context())).toEqual({
    kind: 'failed',
    problem: { kind: 'no_answer', service: engine, why: 'no complete answer in time' },
  });
  search.fail(engine, { do: 'answer', answer: { status: 200, text: '<html>' } });
  expect(await searchIt.run({ query: 'x' }, null, context())).toEqual({
    kind: 'failed',
    problem: { kind: 'bad_answer', service: engine, status: 200 },
  });
});

test('SearXNG without JSON is reported differently from one that refuses access', async () => {
  const { search, tool: searchIt } = await tool('searxng');
  search.fail('searxng', { do: 'answer', answer: { status: 403, text: 'Forbidden' } });
  expect(await searchIt.run({ query: 'x' }, null, context())).toEqual({
    kind: 'failed',
    problem: { kind: 'json_not_offered' },
  });
});

test('a wrong key is refused, and appears nowhere', async () => {
  const { search, tool: searchIt } = await tool('brave', { key: 'BSA-canary-0123456789' });
  const detail = 'token BSA-canary-0123456789 is invalid';
  search.fail('brave', { do: 'answer', answer: { status: 401, json: { error: { detail } } } });
  expect(await searchIt.run({ query: 'x' }, null, context())).toEqual({
    kind: 'failed',
    problem: {
      kind: 'access_refused',
      service: 'brave',
      status: 401,
      said: 'token [redacted] is invalid',
    },
  });
  expect(await searchIt.run({ query: 'x' }, null, context())).toMatchObject({ kind: 'failed' });
});

test.each([
  ['no query', {}],
  ['an empty query', { query: ' \n ' }],
  ['a query of 10 kB', { query: 'x'.repeat(10_000) }],
  ['a count too many', { query: 'x', count: 50 }],
  ['something unknown', { query: 'x', site: 'evil.test' }],
  ['no object', null],
])('input with %s is refused before anything is sent', async (_, input) => {
  const { tool: searchIt } = await tool('searxng');
  expect(searchIt.schema.safeParse(input).success).toBe(false);
});
