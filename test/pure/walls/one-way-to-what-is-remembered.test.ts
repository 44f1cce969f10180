import { expect, test } from 'vitest';
import { importsOf, sourcesIn } from './imports.ts';

const sources = sourcesIn('src', 'listeners', 'services');
const pathsOf = (isMeant: (source: (typeof sources)[number]) => boolean) =>
  sources.filter(isMeant).map(({ path }) => path);

test('facts are read by one use case, which says first for whom', () => {
  expect(pathsOf(({ text }) => /\bfacts\??\.readBy\b/.test(text))).toEqual(['services/memory/recall.ts']);
  expect(pathsOf(({ text }) => /\btoldFacts\b/.test(text))).toEqual([
    'src/wiring/units.ts',
    'services/store/queries/brief-sources.ts',
    'services/store/queries/told-facts.ts',
    'services/store/rows/fact-rows.ts',
  ]);
});

test('rows of facts become facts where they are told, and where somebody changes one that they were shown', () => {
  const rows = 'services/store/rows/fact-row.ts';
  expect(pathsOf((source) => importsOf(source).includes(rows))).toEqual([
    'services/store/queries/told-facts.ts',
    'services/store/rows/fact-rows.ts',
  ]);
});

test('nobody else takes words out of the table', () => {
  const schema = 'services/store/schema/memory.ts';
  expect(pathsOf((source) => importsOf(source).includes(schema))).toEqual([
    'services/store/queries/told-facts.ts',
    'services/store/rows/at-pika-rows.ts',
    'services/store/rows/fact-row.ts',
    'services/store/rows/fact-rows.ts',
    'services/store/rows/guest-link-rows.ts',
  ]);
  // They find ids and meetings, count, and take words away.
  expect(pathsOf(({ text }) => /\b(from|join) facts\b/.test(text))).toEqual([
    'services/store/housekeeping.ts',
    'services/store/queries/home.ts',
    'services/store/rows/aged-facts.ts',
    'services/store/rows/at-pika-rows.ts',
    'services/store/rows/briefed-recaps.ts',
    'services/store/rows/fact-rows.ts',
    'services/store/rows/forgetting.ts',
  ]);
});
