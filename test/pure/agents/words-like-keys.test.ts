import { expect, test } from 'vitest';
import { keyOwner } from '../../../services/agents/key-owner.ts';

test('of what one sender takes for keys a few are looked up at once; another sender’s key doesn’t wait for them', async () => {
  const asked: string[] = [];
  const slow = Promise.withResolvers<void>();
  const ownerOf = keyOwner({
    async tokenByHash(hash) {
      asked.push(hash);
      await slow.promise;
      return null;
    },
    kindOf: async () => 'member',
    clock: () => 0,
    ...{ transact: async () => undefined as never, house: null },
  });
  const flood = Array.from({ length: 100 }, (_, at) => ownerOf(`flood ${at}`, '192.0.2.1'));
  const other = ownerOf('other', '192.0.2.2');
  await new Promise(setImmediate);
  expect(asked).toHaveLength(5);
  expect(asked).toContain('other');
  slow.resolve();
  const answers = await Promise.all(flood);
  expect(answers.slice(0, 68)).toEqual(Array.from({ length: 68 }, () => null));
  expect(new Set(answers.slice(68))).toEqual(new Set(['busy']));
  expect(await other).toBeNull();
});
