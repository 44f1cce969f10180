import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createdPage, createNotion, notionHeaders } from '../../../../services/integrations/notion/client.ts';
import { startNotion } from '../../../sandbox/notion/service.ts';
import { clientOf, context, hostile } from './support.ts';

async function world({ token, parent }: { token?: string; parent?: string } = {}) {
  const notion = await startNotion();
  onTestFinished(async () => {
    expect(notion.violations).toEqual([]);
    await notion.close();
  });
  const http = clientOf(notion.url, notionHeaders(token ?? notion.token), 1_000);
  return { notion, documents: createNotion(http, parent ?? notion.parentPage) };
}

const { signal } = context();

/** Blocks as `type: text`, with **bold** and `code` marked again. */
function shown(blocks: readonly unknown[]): string[] {
  return blocks.map((block) => {
    const { type, ...rest } = block as { type: string } & Record<string, unknown>;
    const { rich_text: pieces = [] } = rest[type] as { rich_text?: Piece[] };
    const text = pieces.map(({ text, annotations }) => {
      if (annotations?.bold) return `**${text.content}**`;
      return annotations?.code ? `\`${text.content}\`` : text.content;
    });
    return `${type}: ${text.join('')}`;
  });
}
type Piece = { text: { content: string }; annotations?: { bold?: true; code?: true } };

test('Markdown becomes a page of blocks', async () => {
  const { notion, documents } = await world();
  const markdown = [
    '# Decisions',
    'We take **the big plan**,',
    'as `plan-b`.',
    '',
    '- one',
    '* two',
    '1. first',
    '- [ ] open',
    '- [x] closed',
    '> said Ada',
    '---',
    '```js',
    '# not a heading',
    '```',
    '## Next',
    '#### Far below',
  ].join('\n');
  const made = await documents.createPage({ title: 'Pricing', markdown }, signal);
  expect(made).toEqual({
    kind: 'done',
    value: { url: expect.stringMatching(/^https:\/\/www\.notion\.so\//), complete: true },
  });
  expect(notion.pages[0]?.title).toBe('Pricing');
  expect(shown(notion.pages[0]?.blocks ?? [])).toEqual([
    'heading_1: Decisions',
    'paragraph: We take **the big plan**,\nas `plan-b`.',
    'bulleted_list_item: one',
    'bulleted_list_item: two',
    'numbered_list_item: first',
    'to_do: open',
    'to_do: closed',
    'quote: said Ada',
    'divider: ',
    'code: # not a heading',
    'heading_2: Next',
    'heading_3: Far below',
  ]);
});

test('a long document is sent in parts, in order', async () => {
  const { notion, documents } = await world();
  const markdown = Array.from({ length: 250 }, (_, index) => `- ${index}`).join('\n');
  expect(await documents.createPage({ title: 'Long', markdown }, signal)).toMatchObject({
    value: { complete: true },
  });
  expect(shown(notion.pages[0]?.blocks ?? [])).toEqual(
    Array.from({ length: 250 }, (_, index) => `bulleted_list_item: ${index}`),
  );
  expect(notion.journal.entries).toHaveLength(3);
});

test('a page whose end was refused is there, and says that it’s incomplete', async () => {
  const { notion, documents } = await world();
  notion.fail('children.append', { do: 'answer', answer: { status: 500, json: {} } });
  const markdown = Array.from({ length: 250 }, () => '- x').join('\n');
  expect(await documents.createPage({ title: 'Long', markdown }, signal)).toMatchObject({
    kind: 'done',
    value: { complete: false },
  });
  expect(notion.pages[0]?.blocks).toHaveLength(100);
});

test('whatever it is made of, no page breaks Notion’s limits', async () => {
  const { documents } = await world();
  const bits = fc.constantFrom(
    '# ',
    '- ',
    '**',
    '`',
    '```',
    '\n',
    '\r\n',
    ' ',
    'word ',
    '😀',
    '\ud800',
    '> ',
    '1. ',
  );
  const markdowns = fc.array(bits, { maxLength: 60 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(markdowns, async (markdown) => {
      const made = await documents.createPage({ title: 'x', markdown }, signal);
      expect(made.kind).toBe('done');
    }),
    { numRuns: 60 },
  );
  for (const markdown of ['😀'.repeat(30_000), '**b** '.repeat(2_000), hostile])
    expect(await documents.createPage({ title: hostile, markdown }, signal)).toMatchObject({ kind: 'done' });
});

test('a title of 10 kB is still a title', async () => {
  const { notion, documents } = await world();
  await documents.createPage({ title: 't'.repeat(10_000), markdown: '' }, signal);
  expect(notion.pages[0]?.title).toHaveLength(10_000);
});

test.each([
  [
    'lost',
    { do: 'reset', work: true },
    { kind: 'no_answer', service: 'notion', why: 'the connection broke' },
  ],
  [
    'late',
    { do: 'hang', work: true },
    { kind: 'no_answer', service: 'notion', why: 'no complete answer in time' },
  ],
  [
    '503',
    { do: 'answer', answer: { status: 503, json: {} }, work: true },
    { kind: 'service_error', service: 'notion', status: 503, said: '' },
  ],
] as const)('an answer that is %s is uncertain, and no second page is made', async (_, fault, problem) => {
  const { notion, documents } = await world();
  notion.fail('page.create', fault);
  expect(await documents.createPage({ title: 'x', markdown: 'y' }, signal)).toEqual({
    kind: 'uncertain',
    problem,
  });
  expect(notion.pages).toHaveLength(1);
});

test('a page that isn’t shared with us and a bad token are refusals in Notion’s words', async () => {
  const elsewhere = await world({ parent: crypto.randomUUID() });
  expect(await elsewhere.documents.createPage({ title: 'x', markdown: 'y' }, signal)).toEqual({
    kind: 'failed',
    problem: {
      kind: 'request_refused',
      service: 'notion',
      status: 404,
      said: 'Could not find page. Make sure it is shared with your integration',
    },
  });
  const stranger = await world({ token: 'ntn_canary' });
  expect(await stranger.documents.createPage({ title: 'x', markdown: 'y' }, signal)).toEqual({
    kind: 'failed',
    problem: { kind: 'access_refused', service: 'notion', status: 401, said: 'API token is invalid' },
  });
});

test('its address doesn’t have the title, which outlives a call that is forgotten', () => {
  const id = '59833787-2cf9-4fdf-8782-e53db20768a5';
  const url = 'https://www.notion.so/acme/Secret-budget-598337872cf94fdf8782e53db20768a5?pvs=4';
  expect(createdPage.parse({ id, url }).url).toBe('https://www.notion.so/598337872cf94fdf8782e53db20768a5');
});
