import { expect, test } from 'vitest';
import { type SharedPlaces, sharePlaces } from '../../../src/workers/shared-places.ts';

const { signal } = new AbortController();

/** Work that ends when it's told to. */
function slowWork(shared: SharedPlaces) {
  const begun: string[] = [];
  const over = Promise.withResolvers<void>();
  const work = sharePlaces(shared, async (id) => {
    begun.push(id);
    await over.promise;
  });
  return { begun, end: over.resolve, work };
}

test('a workspace whose work fills its places keeps no other’s waiting, and all of it is done in the end', async () => {
  const teamOf = async (id: string) => id.split(':')[0] ?? '';
  const { begun, end, work } = slowWork({ places: 8, teamOf });
  const flood = Array.from({ length: 30 }, (_, at) => work(`acme:${at}`, signal));
  await new Promise(setImmediate);
  expect(begun).toHaveLength(4);
  const other = work('globex:0', signal);
  await new Promise(setImmediate);
  expect(begun).toHaveLength(5);
  expect(begun).toContain('globex:0');
  end();
  await Promise.all([...flood, other]);
  expect(new Set(begun).size).toBe(31);
});

test('where there is one workspace it has them all; what stops meanwhile begins nothing', async () => {
  const { begun, end, work } = slowWork({ places: 8, teamOf: null });
  const stopping = new AbortController();
  const flood = Array.from({ length: 30 }, (_, at) => work(String(at), stopping.signal));
  await new Promise(setImmediate);
  expect(begun).toHaveLength(8);
  stopping.abort();
  end();
  await Promise.all(flood);
  expect(begun).toHaveLength(8);
});

test('what is woken again while it waits waits once, and is done once more where that came while it was done', async () => {
  const { begun, end, work } = slowWork({ places: 1, teamOf: null });
  const first = work('one', signal);
  await new Promise(setImmediate);
  const again = [work('one', signal), work('two', signal), work('two', signal), work('two', signal)];
  end();
  await Promise.all([first, ...again]);
  expect(begun).toEqual(['one', 'one', 'two']);
});

test('while the database doesn’t say whose something is, it is done', async () => {
  const { begun, end, work } = slowWork({
    places: 2,
    teamOf: () => Promise.reject(new Error('the database is away')),
  });
  end();
  await work('one', signal);
  await work('one', signal);
  expect(begun).toEqual(['one', 'one']);
});
