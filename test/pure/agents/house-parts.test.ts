import { expect, test } from 'vitest';
import { saysForbidden } from '../../../services/agents/house/says-forbidden.ts';
import type { TurnMessage } from '../../../services/agents/house/turn.ts';
import { askerRate, createTurnLimits } from '../../../services/agents/house/turn-limits.ts';
import { withinRoom } from '../../../services/agents/house/within-room.ts';

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

test('what mustn’t be said is found in any spelling, and never within other words', () => {
  const list = ['Project Heron', 'it', ''];
  expect(saysForbidden('The *project  HÉRON* it is.', list)).toBe(true);
  expect(saysForbidden('project herons fly', list)).toBe(false);
  expect(saysForbidden('It is fine', list)).toBe(false);
});

test('one person who asks too often is turned away, others aren’t', () => {
  const limits = createTurnLimits(() => 0);
  const ask = (asker: string) => limits({ teamId: 'T1', asker, lane: 'x' });
  const all = Array.from({ length: askerRate.burst + 1 }, () => ask('U1'));
  expect(all.filter(Boolean)).toHaveLength(askerRate.burst);
  expect(ask('U2')).toBe(true);
});
