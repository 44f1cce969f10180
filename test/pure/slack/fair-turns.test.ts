import { expect, test } from 'vitest';
import { createFairTurns } from '../../../src/slack/fair-turns.ts';

test('where too much of one workspace waits, what comes is refused at once, and another workspace isn’t', async () => {
  const turns = createFairTurns();
  const held = Promise.withResolvers<void>();
  const refused: string[] = [];
  const send = (at: number, teamId: string, work: () => Promise<void>) =>
    turns.take({ body: { user_id: `U${at}` }, kind: 'command' }, teamId, work, (whose) =>
      refused.push(whose),
    );
  const flood = Array.from({ length: 5_000 }, (_, at) => send(at, 'T1', () => held.promise));
  let isAnswered = false;
  await send(0, 'T2', async () => {
    isAnswered = true;
  });
  expect(isAnswered).toBe(true);
  expect(new Set(refused)).toEqual(new Set(['workspace']));
  expect(refused.length).toBeGreaterThan(500);
  held.resolve();
  await Promise.all(flood);
  // Who was refused keeps no place.
  const before = refused.length;
  await send(4_999, 'T1', async () => {});
  expect(refused).toHaveLength(before);
});
