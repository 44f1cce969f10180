import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Item, isKept } from '../../../services/notes/item.ts';
import { itemBlocks, itemsPerMessage } from '../../../services/slack/blocks/action-items.ts';
import type { Content } from '../../../services/slack/blocks/elements.ts';
import { taskCards, taskDetails } from '../../../services/slack/blocks/task-cards.ts';
import { entityProblems } from '../../sandbox/slack/entities/check.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { anItem } from '../../support/items.ts';
import { absurd, expectFit, stringsOf } from './absurd.ts';

const at = new Date('2026-11-26T09:30:00Z');

function contentOf(items: readonly Item[]): Content {
  return { text: 'Action items', blocks: itemBlocks(items.filter(isKept)) };
}

function read(...items: Item[]): string {
  const { text, blocks } = contentOf(items);
  return renderMessage({ text, blocks: blocks as unknown as Json[], attachments: [] });
}

const userId = fc.option(fc.constantFrom('U0ADA00001', 'U0BEN00001'));
const moment = fc.option(fc.constant(at));
const date = fc.option(fc.constantFrom('2026-11-27', '2027-02-28', '9999-12-31'));
const anyItem: fc.Arbitrary<Item> = fc
  .record({
    text: absurd,
    ownerName: fc.option(absurd),
    ownerId: userId,
    due: fc.option(fc.record({ date, words: absurd })),
    evidence: fc.array(fc.record({ speaker: absurd, startMs: fc.nat(), text: absurd }), { maxLength: 2 }),
    state: fc.constantFrom('open', 'done', 'dropped'),
    version: fc.integer({ min: 1, max: 999_999 }),
    changedBy: userId,
    changedAt: moment,
    editedBy: userId,
    editedAt: moment,
  })
  .map((some) => ({ ...anItem, ...some }));

test('whatever items say, a message of them fits, and what calls say in it stays data', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: itemsPerMessage }), (items) => {
      const content = contentOf(items);
      if (content.blocks.length > 0) expectFit(content);
      const markup = stringsOf(content.blocks).filter((text) => text.includes('<'));
      for (const text of markup)
        expect(text.replaceAll(/<@[UW][A-Z0-9]+>|<!date\^\d+\^[^<>|]+\|[^<>|]+>/g, '')).not.toMatch(/[<>]/);
    }),
    { numRuns: 500 },
  );
});

test('whatever items say, Slack takes them as its own tasks', () => {
  const page = 'https://acme.slack.com/archives/C0GENERAL1/p1796030286202000';
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 30 }), absurd, (some, title) => {
      const items = some.map((item, index) => ({ ...item, id: `${item.id.slice(0, -2)}${10 + index}` }));
      for (const { entities = [] } of taskCards({ items, title }, page)) {
        expect(entityProblems(entities)).toEqual([]);
        // Beside them stands the message's key.
        expect(Buffer.byteLength(JSON.stringify(entities))).toBeLessThan(15_000);
      }
      for (const item of items.filter(isKept))
        expect(entityProblems([taskDetails(item, { title, page }, item.version % 2 === 0)])).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('two hundred items of five thousand characters: each dozen stays under 7,500 characters', () => {
  const long = (piece: string): Item => ({
    ...anItem,
    text: piece.repeat(5_000).slice(0, 5_000),
    ownerName: piece.repeat(500),
    due: { date: null, words: piece.repeat(500) },
    evidence: [{ speaker: piece.repeat(500), startMs: 9e7, text: piece.repeat(5_000) }],
    changedBy: 'U0ADA00001',
    changedAt: at,
    editedBy: 'U0ADA00001',
    editedAt: at,
  });
  for (const piece of ['x', '&', '<!channel>', '😀', 'word ']) {
    for (const state of ['open', 'done', 'dropped'] as const) {
      const items = Array.from({ length: 200 }, () => ({ ...long(piece), state }));
      for (let from = 0; from < items.length; from += itemsPerMessage) {
        const content = contentOf(items.slice(from, from + itemsPerMessage));
        expectFit(content);
        const texts = stringsOf(content.blocks.map(({ type, ...rest }) => rest));
        const menus = content.blocks.length * 5 * 60;
        expect(texts.join('').length - menus).toBeLessThan(7_500);
      }
    }
  }
});

test('an open item has its words, owner, due date, source and five menu entries', () => {
  const item: Item = {
    ...anItem,
    ownerName: 'Priya Nair',
    due: { date: '2026-11-27', words: 'by Friday' },
    evidence: [{ speaker: 'Priya Nair', startMs: 723_000, text: 'I’ll send the launch plan by Friday' }],
  };
  expect(read(item)).toBe(
    '• Send the launch plan (*Priya Nair*, due Fri 27 Nov)\n' +
      '      _Priya Nair at 12:03: “I’ll send the launch plan by Friday”_\n' +
      '[⋯ Take it | Assign… | Done | Edit… | Not an action]',
  );
  expect(
    read({ ...item, ownerId: 'U0ADA00001', evidence: [], due: { date: null, words: 'next sprint' } }),
  ).toContain('(@Ada, due next sprint)');
  expect(read({ ...anItem, due: { date: '2027-01-08', words: 'x' } })).toContain(
    '(_unassigned_, due Fri 8 Jan 2027)',
  );
});

test('done, edited and dropped items say who and when', () => {
  const changed = { ...anItem, changedBy: 'U0BEN00001', changedAt: at };
  const done = read({ ...changed, state: 'done', ownerId: 'U0ADA00001' });
  expect(done).toMatch(
    /^• ~Send the launch plan~ \(@Ada\) :white_check_mark: done by @Ben, 26 Nov 2026 at 09:30/,
  );
  expect(done).toContain('[⋯ Reopen | Edit…]');
  expect(read({ ...anItem, editedBy: 'U0ADA00001', editedAt: at })).toMatch(
    /_edited by @Ada, 26 Nov 2026 at 09:30_/,
  );
  expect(read({ ...changed, state: 'dropped' })).toMatch(
    /^_Not an action: Send the launch plan_ by @Ben, .*\n\[⋯ Reopen \| Edit…\]$/,
  );
});

test('of more than three dropped items, the last three are shown', () => {
  const items = Array.from(
    { length: 5 },
    (_, index): Item => ({
      ...anItem,
      text: `Number ${index}.`,
      state: 'dropped',
      changedAt: new Date(at.getTime() - index),
    }),
  );
  const text = read(...items);
  expect(text.match(/Number \d/g)).toEqual(['Number 0', 'Number 1', 'Number 2']);
});
