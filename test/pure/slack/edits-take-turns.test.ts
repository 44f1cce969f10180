import { expect, test } from 'vitest';
import { createEditTurns } from '../../../services/slack/outbox/edit-turns.ts';

const line = { of: 'T:chat.update', lane: 'tasks', perMinute: 60 };
const at = (second: number) => new Date(second * 1_000);
const free = (second: number) => async () => ({ waitUntil: null, isUsedUp: false, now: at(second) });
const usedUp = (second: number, until: number) => async () => ({
  ...{ waitUntil: at(until), isUsedUp: true, now: at(second) },
});
const never = () => Promise.reject(new Error('asked'));

test('who waits is given a place each, and who comes later doesn’t take it', async () => {
  const turns = createEditTurns();
  const until = async (id: number, second: number, ask = never) =>
    (await turns.next(line, { id, now: at(second) }, ask as never)).waitUntil;
  // A little later than what people did, which asks at once.
  expect(await until(1, 0, usedUp(0, 10) as never)).toEqual(at(10.3));
  expect(await until(2, 1)).toEqual(at(11.3));
  expect(await until(3, 1)).toEqual(at(12.3));
  // Too early.
  expect(await until(2, 5)).toEqual(at(11.3));
  expect(await until(1, 10.3, free(10.3) as never)).toBeNull();
  // Somebody else took the one it waited for.
  expect(await until(2, 11.3, usedUp(11.3, 11.5) as never)).toEqual(at(11.8));
  expect(await until(2, 11.8, free(11.8) as never)).toBeNull();
  expect(await until(3, 12.3, free(12.3) as never)).toBeNull();
  expect(await until(4, 13.3, free(13.3) as never)).toBeNull();
});

test('a pause of one channel holds up no other', async () => {
  const turns = createEditTurns();
  const paused = async () => ({ waitUntil: at(30), isUsedUp: false, now: at(0) });
  expect((await turns.next(line, { id: 1, now: at(0) }, paused)).waitUntil).toEqual(at(30));
  expect((await turns.next(line, { id: 2, now: at(1) }, free(1))).waitUntil).toBeNull();
});

test('they ask one at a time, and one that fails keeps nobody', async () => {
  const turns = createEditTurns();
  let [now, most] = [0, 0];
  const ask = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return { waitUntil: null, isUsedUp: false, now: at(0) };
  };
  const broken = () => Promise.reject(new Error('away'));
  const people = { ...line, lane: null };
  const all = await Promise.allSettled(
    [ask, broken, ask, ask].map((one, id) => turns.next(people, { id, now: at(0) }, one)),
  );
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(most).toBe(1);
});
