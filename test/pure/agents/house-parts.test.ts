import { expect, test } from 'vitest';
import type { TurnMessage } from '../../../services/agents/house/turn.ts';
import { askerRate, createTurnLimits } from '../../../services/agents/house/turn-limits.ts';
import { withinRoom } from '../../../services/agents/house/within-room.ts';
import { saysForbidden, wordsIn } from '../../../services/common/says-forbidden.ts';

test('the newest results are read whole, older ones give way and say so', () => {
  const result = (id: string) => ({ id, name: 'search_meetings', text: id.repeat(10) });
  const messages: TurnMessage[] = [
    { role: 'user', text: 'x'.repeat(100) },
    { role: 'tool', results: [result('a'), result('b')] },
    { role: 'tool', results: [result('c')] },
  ];
  const read = withinRoom(messages, 20).flatMap((message) =>
    message.role === 'tool' ? message.results.map(({ text }) => text) : [],
  );
  expect(read).toEqual(['a'.repeat(10), expect.stringContaining('left out'), 'c'.repeat(10)]);
  expect(withinRoom(messages, 30)).toEqual(messages);
});

test('a skill that was read stays, whatever was found since', () => {
  const messages: TurnMessage[] = ['read_skill', 'search_meetings', 'search_meetings'].map((name, at) => ({
    role: 'tool',
    results: [{ id: `${at}`, name, text: `${at}`.repeat(10) }],
  }));
  const read = withinRoom(messages, 20).flatMap((message) =>
    message.role === 'tool' ? message.results : [],
  );
  expect(read.map(({ text }) => text)).toEqual([
    '0000000000',
    expect.stringContaining('left out'),
    '2222222222',
  ]);
});

const forbidden = ['Project Heron', 'salaries rise by 9%', '工资', 'it', ''];

test.each([
  'The *project  HÉRON* it is.',
  'Pro\u200bject He\u00adron',
  'Рrоjеct Ηеrоn, in letters of others',
  'P r o j e c t   H e r o n',
  'about project-heron.',
  'ProjectHeron',
  'pr0ject her0n',
  '$alaries rise by 9 %',
  '我们的工资很高',
])('what mustn’t be said is found in “%s”', (text) => {
  expect(saysForbidden(text, forbidden)).toBe(true);
});

test.each(['project herons fly', 'It is fine', 'a heron for the project', 'rejection', '工程'])(
  'it isn’t found in “%s”',
  (text) => {
    expect(saysForbidden(text, forbidden)).toBe(false);
  },
);

test('a tool’s input is read whole, however deep it is and whatever it is cut into', () => {
  expect(saysForbidden(wordsIn({ title: 'Project', body: ['Heron', { n: 1 }] }), forbidden)).toBe(true);
  expect(saysForbidden(wordsIn({ data: { project_heron: true } }), forbidden)).toBe(true);
  let deep: unknown = 'Project Heron';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(saysForbidden(wordsIn(deep), forbidden)).toBe(true);
  expect(saysForbidden(wordsIn(null), forbidden)).toBe(false);
});

test('one person who asks too often is turned away, others aren’t', () => {
  const limits = createTurnLimits(() => 0);
  const ask = (asker: string) => limits({ teamId: 'T1', asker, lane: 'x' });
  const all = Array.from({ length: askerRate.burst + 1 }, () => ask('U1'));
  expect(all.filter(Boolean)).toHaveLength(askerRate.burst);
  expect(ask('U2')).toBe(true);
});
