import { expect, test } from 'vitest';
import type { MeetingScript } from '../../sandbox/pikastream/meeting-script.ts';
import { neverAdmitted } from '../../sandbox/pikastream/scripts/never-admitted.ts';
import { noNotes } from '../../sandbox/pikastream/scripts/no-notes.ts';
import { refused } from '../../sandbox/pikastream/scripts/refused.ts';
import { silent } from '../../sandbox/pikastream/scripts/silent.ts';
import { standup } from '../../sandbox/pikastream/scripts/standup.ts';
import { workerDisconnects } from '../../sandbox/pikastream/scripts/worker-disconnects.ts';
import type { PikaStream } from '../../sandbox/pikastream/service.ts';
import type { SessionEvent } from '../../sandbox/pikastream/session-event.ts';
import { jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

const speed = 100;
const over = (pika: PikaStream) =>
  pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'ended');

test('the standup goes from created to closed, with people, words and notes', async () => {
  const { pika, client } = await emulator({ script: standup, speed });
  const id = await client.createdId();
  await pika.journal.waitFor(
    (entry) => entry.kind === 'session' && entry.change === 'notes' && entry.notes === 'ready',
  );
  const statuses = pika.journal.entries.flatMap((e) =>
    e.kind === 'session' && e.change === 'state' ? [e.status] : [],
  );
  expect(statuses).toEqual(['connecting', 'connecting', 'ready', 'closed']);

  const { events, done } = (await jsonOf(client.events(id))) as { events: SessionEvent[]; done: boolean };
  expect(done).toBe(true);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect([count('participant.joined'), count('participant.left'), count('session.ended')]).toEqual([3, 3, 1]);
  const segments = events.flatMap((event) => (event.type === 'transcript.segment' ? [event.segment] : []));
  expect(segments.length).toBeGreaterThanOrEqual(20);
  expect(segments[0]?.text).toContain('Ada is with us');
  expect(segments.some(({ speaker }) => speaker === 'Ada')).toBe(true);
  expect(segments.some(({ text }) => text.includes('post the transcript to #general'))).toBe(true);

  const notes = await jsonOf(client.notes(id));
  expect(notes).toMatchObject({ title: 'Engineering standup', participants: [{}, {}, {}] });
  expect([notes.decisions, notes.action_items, notes.chapters].map((l) => (l as []).length)).toEqual([
    2, 4, 4,
  ]);
});

test('a standup left in the middle gets notes on what was said until then', async () => {
  const { pika, client } = await emulator({ script: standup, speed: 30 });
  const id = await client.createdId();
  await pika.journal.waitFor(
    (e) =>
      e.kind === 'session' &&
      e.change === 'event' &&
      e.event.type === 'transcript.segment' &&
      e.event.segment.text.includes('before two'),
  );
  await client.remove(id);
  await pika.journal.waitFor((e) => e.kind === 'session' && e.change === 'notes' && e.notes === 'ready');
  const notes = await jsonOf(client.notes(id));
  expect(notes).toMatchObject({ summary: expect.stringContaining('left before its end'), decisions: [] });
  expect(notes.chapters).toHaveLength(2);
});

test.for([
  [refused, 'error', 'denied by the host'],
  [workerDisconnects, 'error', 'Worker disconnected unexpectedly'],
  [noNotes, 'closed', undefined],
] as const)('$0.name ends on its own, without notes', async ([script, status, message]) => {
  const { pika, client } = await emulator({ script: script as MeetingScript, speed });
  const id = await client.createdId();
  await over(pika);
  const answer = await jsonOf(client.status(id));
  expect(answer.status).toBe(status);
  if (message) expect(answer.error_message).toContain(message);
  expect((await client.notes(id)).status).toBe(404);
});

test('never admitted stays in the lobby; silent is connected and says nothing', async () => {
  const scripts = new Map<string, MeetingScript>([
    ['https://meet.google.com/aaa-aaaa-aaa', neverAdmitted],
    ['https://meet.google.com/bbb-bbbb-bbb', silent],
  ]);
  const { pika, client } = await emulator({ scriptFor: (url) => scripts.get(url), speed });
  const ids = await Promise.all([...scripts.keys()].map((meet_url) => client.createdId({ meet_url })));
  await pika.journal.waitFor((e) => e.kind === 'session' && e.status === 'ready');
  const [waiting, quiet] = await Promise.all(ids.map((id) => jsonOf(client.status(id))));
  expect(waiting).toMatchObject({ status: 'connecting', meeting_bot_connected: false });
  expect(quiet).toMatchObject({ status: 'ready', meeting_bot_connected: true });
  expect(pika.sessions.flatMap(({ events }) => events)).toEqual([]);
});
