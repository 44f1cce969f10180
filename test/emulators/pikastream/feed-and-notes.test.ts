import { expect, test } from 'vitest';
import { standup } from '../../sandbox/pikastream/scripts/standup.ts';
import type { Segment } from '../../sandbox/pikastream/session-event.ts';
import { jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

const segment: Segment = { speaker: 'Priya', text: 'Hello.', start_ms: 0, end_ms: 900 };
const notes = { summary: 'Hello was said.', action_items: [], chapters: [] };

test('the feed goes on from its cursor, page after page, and is done when the call is over', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  const session = pika.control(id);
  for (let i = 0; i < 150; i += 1) session.emit({ type: 'transcript.segment', segment });
  const first = await jsonOf(client.events(id));
  expect(first.events).toHaveLength(100);
  expect(first.done).toBe(false);
  const second = await jsonOf(client.events(id, String(first.next_cursor)));
  expect(second.events).toHaveLength(50);
  session.endCall();
  const last = await jsonOf(client.events(id, String(second.next_cursor)));
  expect(last).toMatchObject({ events: [{ type: 'session.ended', reason: 'call_ended' }], done: true });
  expect(pika.violations).toEqual([]);
});

test('events carry an id, their session and a time, unless a test gives its own', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.control(id).emit({ type: 'transcript.segment', segment });
  pika.control(id).emit({ type: 'x.mood', id: 'ev_00001', at: '2020-01-01T00:00:00Z' });
  const { events } = await jsonOf(client.events(id));
  expect(events).toMatchObject([
    { id: 'ev_00001', session_id: id, type: 'transcript.segment' },
    { id: 'ev_00001', session_id: id, type: 'x.mood', at: '2020-01-01T00:00:00Z' },
  ]);
});

test('a cursor that was never given is a violation', async () => {
  const { pika, client } = await emulator();
  expect((await client.events(await client.createdId(), 'c-7')).status).toBe(400);
  expect(pika.violations).toHaveLength(1);
});

test('notes are 202 while they are being made and 200 after', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.control(id).emit({ type: 'transcript.segment', segment });
  expect((await client.notes(id)).status).toBe(202);
  await client.remove(id);
  expect((await client.notes(id)).status).toBe(202);
  pika.control(id).finishNotes(notes);
  expect(await jsonOf(client.notes(id))).toEqual(notes);
  expect(await jsonOf(client.events(id))).toMatchObject({ done: true });
});

test('there are no notes where nothing was said', async () => {
  const { client } = await emulator({ script: standup });
  const id = await client.createdId();
  await client.remove(id);
  expect((await client.notes(id)).status).toBe(404);
});

test('announced notes come through the feed, which is not done before them', async () => {
  const script = {
    name: 'announced',
    steps: [],
    notes: {
      ...{ takes: 0.5, announce: true, title: 'T', summary: 'S', earlySummary: 'E', wholeAfterMs: 0 },
      ...{ decisions: [], actionItems: [], chapters: [] },
    },
  };
  const { pika, client } = await emulator({ script });
  const id = await client.createdId();
  pika.control(id).emit({ type: 'transcript.segment', segment });
  await client.remove(id);
  expect(await jsonOf(client.events(id))).toMatchObject({ done: false });
  await pika.journal.waitFor(
    (e) => e.kind === 'session' && e.change === 'event' && e.event.type === 'notes.ready',
  );
  expect(await jsonOf(client.events(id))).toMatchObject({ done: true });
});

test.for([404, 405] as const)(
  'a deployment without feed and notes answers %i, which is no violation',
  async (status) => {
    const { pika, client } = await emulator({ feed: status, notes: status });
    const id = await client.createdId();
    expect((await client.events(id)).status).toBe(status);
    expect((await client.notes(id)).status).toBe(status);
    expect(pika.violations).toEqual([]);
  },
);
