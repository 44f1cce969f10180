import { expect, test } from 'vitest';
import { evidenceFinder } from '../../../services/notes/find-evidence.ts';

const talk = [
  'Three topics: checkout, the search index, on-call. Jonas, how is the checkout timeout?',
  'The fix is in review.',
  'The search index on staging is rebuilt.',
  'And how long do we keep the old search index?',
  'Yes. Two weeks, then the old index goes.',
  'Stand-in, note on the Northwind deal that their index switches in two weeks.',
].map((text, index) => ({ speaker: 'Ana', text, start_ms: index * 1_000 }));

test.each([
  [
    'Keep the old search index for two weeks, then delete it',
    'And how long do we keep the old search index?',
  ],
  ['The checkout fix goes through review', 'The fix is in review.'],
])('%s', (statement, words) => {
  expect(evidenceFinder(talk)(statement).map(({ text }) => text)).toEqual([words]);
});

test.each(['Buy a boat', 'Hire three people for the index', '', 'the and of'])(
  'a doubtful statement gets no place: “%s”',
  (statement) => {
    expect(evidenceFinder(talk)(statement)).toEqual([]);
  },
);
