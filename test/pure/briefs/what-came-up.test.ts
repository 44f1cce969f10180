import { expect, test } from 'vitest';
import { verdictsOf } from '../../../services/briefs/raised.ts';

const bot = 'Nova (AI)';
const said = (...lines: [string, string][]) =>
  lines.map(([speaker, text], at) => ({ speaker, text, start_ms: at * 1_000 }));
const update = (text: string) => ({ kind: 'update' as const, text });
const fact = (text: string) => ({ kind: 'fact' as const, text });
const verdictOf = (
  line: { kind: 'fact' | 'update'; text: string },
  ...of: [ReturnType<typeof said>, string]
) =>
  verdictsOf([{ ...line, key: line.text, who: null, at: null, thread: null, meetingId: null }], ...of)[0]
    ?.verdict;

test.each([
  ['say that the migration is done', 'Ben’s migration is done, by the way', 'yes'],
  ['say that we migrated the database', 'The database migration went through', 'yes'],
  ['ask about the budget', 'What about the budget?', 'yes'],
  ['frag nach dem Budget für Mai', 'Wie steht es um das Budget für Mai?', 'yes'],
  ['demande où en est le budget', 'Où en est le budget ?', 'yes'],
  ['ask about the budget', 'Shall we begin?', 'no'],
  ['PR 12 is merged', 'PR 13 waits', 'no'],
] as const)('“%s”, by “%s”: %s', (line, words, verdict) => {
  expect(verdictOf(update(line), said([bot, words]), bot)).toBe(verdict);
});

test('only its own words say what it was to say; anybody’s raise a line', () => {
  const others = said(['Ben', 'The migration is done']);
  expect(verdictOf(update('the migration is done'), others, bot)).toBe('unknown');
  expect(verdictOf(fact('the migration is done'), others, bot)).toBe('yes');
  expect(verdictOf(update('the migration is done'), [...others, ...said([bot, 'Hello'])], bot)).toBe('no');
});

test('without a transcript, or words to look for, nobody knows', () => {
  expect(verdictOf(fact('the migration is done'), [], bot)).toBe('unknown');
  expect(verdictOf(fact('the migration is done'), said(['', ' ']), bot)).toBe('unknown');
  expect(verdictOf(fact('👍'), said(['Ben', 'Yes']), bot)).toBe('unknown');
});

test('words that are far apart don’t make a line', () => {
  const apart = said(
    ['Ben', 'The launch'],
    ['Ben', 'Lunch?'],
    ['Ben', 'Yes'],
    ['Ben', 'of Falcon'],
    ['Ben', 'No'],
    ['Ben', 'No'],
    ['Ben', 'Thursday'],
  );
  expect(verdictOf(fact('the launch of Falcon is on Thursday'), apart, bot)).toBe('no');
  expect(
    verdictOf(
      fact('the launch of Falcon is on Thursday'),
      said(['Ben', 'The launch'], ['Cleo', 'of Falcon, you mean?'], ['Ben', 'Thursday']),
      bot,
    ),
  ).toBe('yes');
});

test('of a long call every line is looked for without going through the call again, and no more lines than can matter', () => {
  const long = said(
    ...Array.from({ length: 5_000 }, (_, at): [string, string] => [
      'Ben',
      `topic ${at} of the migration plan`,
    ]),
  );
  let read = 0;
  const counted = long.map((segment) => ({
    ...segment,
    get text() {
      read += 1;
      return segment.text;
    },
  }));
  const lines = Array.from({ length: 1_000 }, (_, at) => ({
    ...{ key: String(at), kind: 'fact' as const, text: `topic ${at + 4_990} of the migration` },
    ...{ who: null, at: null, thread: null, meetingId: null },
  }));
  const verdicts = verdictsOf(lines, counted, bot);
  expect(verdicts).toHaveLength(100);
  expect(verdicts[3]?.verdict).toBe('yes');
  expect(read).toBeLessThan(4 * long.length);
});
