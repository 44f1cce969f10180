import { expect, test } from 'vitest';
import { eachInTurn } from '../../../services/common/in-turn.ts';
import { type EnforceDeps, enforceRetention } from '../../../services/notes/retention.ts';

test('what fails keeps the rest from nothing, and is thrown in the end; without end nothing is tried', async () => {
  const tried: number[] = [];
  const work = async (one: number) => {
    tried.push(one);
    if (one % 2 === 1) throw new Error(`failed: ${one}`);
  };
  await expect(eachInTurn([0, 1, 2], work)).rejects.toThrow('failed: 1');
  await expect(eachInTurn([3, 4, 5], work)).rejects.toThrow('2 failed');
  await eachInTurn([6], work);
  await expect(eachInTurn([7, 9, 11], work, 2)).rejects.toThrow('2 failed');
  expect(tried).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 9]);
});

test('a call that can’t be forgotten keeps no later one', async () => {
  const locked: string[] = [];
  const unit = {
    meetings: {
      lock: async (id: string) => {
        locked.push(id);
        if (id === 'damaged') throw new Error('missing chunk number 0');
        return { forgottenAt: new Date() };
      },
    },
  };
  const deps = {
    transact: (work: (given: unknown) => unknown) => work(unit),
    expired: async () => [{ id: 'damaged' }, { id: 'whole' }],
  } as unknown as EnforceDeps;
  await expect(enforceRetention(deps)()).rejects.toThrow('missing chunk');
  expect(locked).toEqual(['damaged', 'whole']);
});
