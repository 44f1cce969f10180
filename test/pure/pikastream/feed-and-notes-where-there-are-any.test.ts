import { expect, test } from 'vitest';
import { answer, clientHearing } from './wire.ts';

const at = '2026-04-01T10:00:00Z';

test.each([404, 405])('%i means that there is none', async (status) => {
  expect(await clientHearing(answer(status)).events('s1', null)).toEqual({ ok: true, value: null });
  expect(await clientHearing(answer(status)).notes('s1')).toEqual({ ok: true, value: 'absent' });
});

test('the cursor goes back as it came', async () => {
  const page = { events: [], next_cursor: 'c 1&2', done: false };
  const { events, calls } = clientHearing(answer(200, page), answer(200, { ...page, next_cursor: 42 }));
  expect(await events('s1', null)).toMatchObject({ value: { cursor: 'c 1&2' } });
  expect(await events('s1', 'c 1&2')).toMatchObject({ value: { cursor: '42' } });
  expect(calls.map(({ path }) => path)).toEqual([
    '/proxy/realtime/session/s1/events',
    '/proxy/realtime/session/s1/events?after=c%201%262',
  ]);
});

test('an event that makes no sense loses only itself; unknown types and fields are kept', async () => {
  const good = { id: 'e1', type: 'x.mood', at, mood: 'fine' };
  const events = [
    good,
    { id: 'e2', type: 'x.mood', at: 'yesterday' },
    null,
    'noise',
    { type: 'x' },
    { ...good, id: 'e3' },
  ];
  const read = await clientHearing(answer(200, { data: { events, done: true } })).events('s1', null);
  expect(read).toEqual({
    ok: true,
    value: { events: [good, { ...good, id: 'e3' }], cursor: null, done: true },
  });
});

test('notes are pending, there, or say nothing', async () => {
  const notes = { summary: 'All well.', action_items: [{ text: 'Ship it' }], chapters: [] };
  expect(await clientHearing(answer(202)).notes('s1')).toEqual({ ok: true, value: 'pending' });
  expect(await clientHearing(answer(200, notes)).notes('s1')).toMatchObject({
    value: { summary: 'All well.' },
  });
  expect(await clientHearing(answer(200, { data: notes })).notes('s1')).toMatchObject({ value: notes });
  expect(
    await clientHearing(answer(200, { summary: '', action_items: [], chapters: [] })).notes('s1'),
  ).toEqual({ ok: true, value: 'absent' });
  expect(await clientHearing(answer(200, undefined)).notes('s1')).toMatchObject({ ok: false });
  expect(await clientHearing(answer(500)).notes('s1')).toMatchObject({ ok: false });
});

test('half of good notes is better than none', async () => {
  const read = await clientHearing(
    answer(200, { summary: 'All well.', chapters: 'none', decisions: [7] }),
  ).notes('s1');
  expect(read).toMatchObject({
    value: { summary: 'All well.', chapters: [], decisions: [], action_items: [] },
  });
});
