import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faceRoute } from '../../../src/http/faces.ts';

const face = { bytes: new Uint8Array([1]), contentType: 'image/png' } as const;

function route(has: (id: string) => boolean) {
  const read: string[] = [];
  let now = 0;
  const { handle } = faceRoute({
    read: async (id) => {
      read.push(id);
      return has(id) ? face : null;
    },
    clock: () => now,
  });
  return {
    read,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    ask: async (rest: string, sender = 'slack') => {
      const query = () => new URLSearchParams();
      const request = { rest, query, sender: () => sender, headers: {}, distinct: {} };
      return (await handle({ ...request, body: async () => Buffer.alloc(0) })).status;
    },
  };
}

test('a face is read once in half a minute, and again after that', async () => {
  const { ask, read, pass } = route(() => true);
  const id = randomUUID();
  for (let time = 0; time < 200; time += 1) expect(await ask(id)).toBe(200);
  expect(read).toHaveLength(1);
  pass(30_001);
  expect(await ask(id)).toBe(200);
  expect(read).toHaveLength(2);
});

test('a request for a face that is being read gets that one', async () => {
  const { ask, read } = route(() => true);
  const id = randomUUID();
  const senders = Array.from({ length: 40 }, (_, at) => `sender ${at}`);
  expect(new Set(await Promise.all(senders.map((sender) => ask(id, sender))))).toEqual(new Set([200]));
  expect(read).toEqual([id]);
});

test('only a few are remembered, the newest', async () => {
  const { ask, read } = route(() => true);
  const ids = Array.from({ length: 9 }, () => randomUUID());
  for (const id of ids) await ask(id);
  for (const id of ids.slice(1)) await ask(id);
  expect(read).toHaveLength(9);
  await ask(ids[0] ?? '');
  expect(read).toHaveLength(10);
});

test('who guesses is stopped before the database is asked, and others aren’t', async () => {
  const { ask, read, pass } = route(() => false);
  const answers = [];
  for (let time = 0; time < 50; time += 1) answers.push(await ask(randomUUID(), 'guesser'));
  expect(answers.filter((status) => status === 404)).toHaveLength(20);
  expect(answers.filter((status) => status === 429)).toHaveLength(30);
  expect(read).toHaveLength(20);
  expect(await ask(randomUUID())).toBe(404);
  pass(1_000);
  expect(await ask(randomUUID(), 'guesser')).toBe(404);
});

test('from many senders at once the database is asked a hundred times, and what is remembered is still shown', async () => {
  const known = randomUUID();
  const { ask, read } = route((id) => id === known);
  await ask(known);
  const statuses = [];
  for (let sender = 0; sender < 150; sender += 1) statuses.push(await ask(randomUUID(), `s${sender}`));
  expect(read).toHaveLength(100);
  expect(statuses.at(-1)).toBe(429);
  expect(await ask(known)).toBe(200);
});

test('what is no id costs nothing', async () => {
  const { ask, read } = route(() => true);
  const id = randomUUID();
  for (const rest of ['', '/', id.slice(1), `${id}0`, `${id}/x`, `x${id}`, id.toUpperCase(), `${id}\n`])
    expect(await ask(rest), rest).toBe(404);
  expect(read).toEqual([]);
});
