import { expect, test } from 'vitest';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { cardAtEnd, comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { startWorld } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
const draft = { id: 't-1', kind: 'document', title: 'Draft the launch plan' } as const;

test('the same event by webhook and by the feed counts once, and a replay changes nothing', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const id = session.session.id;
  const created = { id: 'e-task', type: 'task.created', task: draft } as const;

  session.emit(created);
  const answers = await Promise.all([1, 2, 3, 4].map(() => push(world, id, created)));
  expect(answers).toEqual([202, 202, 202, 202]);
  await thread.reads('Draft the launch plan');
  session.emit({ type: 'task.completed', task: { ...draft, output: 'It is in the thread' } });
  await thread.reads(/\*Done:\* Draft the launch plan.*It is in the thread/s);
  expect(await push(world, id, created)).toBe(202);

  session.endCall();
  session.finishNotes({ title: 'Recap', summary: 'Short.', action_items: [], chapters: [] });
  await thread.reads('Short.');
  const stored = await world.database.db.select().from(sessionEvents);
  expect(stored.filter(({ eventId }) => eventId === 'e-task')).toHaveLength(1);
  expect(thread.ours().filter((text) => text.includes('*Done:* Draft'))).toHaveLength(1);
});

test('events that come before their session is known are kept, and count once it is', async () => {
  const world = await startWorld({ settings });
  const early = { type: 'participant.joined', participant: { name: 'Priya Nair' } } as const;
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  world.pika.faults.add({
    route: 'session.create',
    effect: { do: 'wait', before: 'answer', until: () => told },
  });
  const thread = await paste(world);
  await expect.poll(() => world.pika.sessions.length).toBe(1);
  const id = world.pika.sessions[0]?.id ?? '';
  expect(await push(world, id, early)).toBe(202);
  expect(await push(world, id, { type: 'task.created', task: draft })).toBe(202);
  const parked = await world.database.db.select().from(sessionEvents);
  expect(parked.map(({ meetingId }) => meetingId)).toEqual([null, null]);
  tell();

  await thread.reads(/1 task: 1 pending.*Draft the launch plan/s);
  world.pika.control(id).admit();
  await thread.reads('*Stand-in (AI) is in the call*');
});

test('out of order, a finished task stays finished, and later words win', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const at = (second: number) => `2026-11-22T10:00:${String(second).padStart(2, '0')}Z`;

  await push(world, session.id, {
    type: 'task.failed',
    at: at(30),
    task: { ...draft, error: 'No access to the drive' },
  });
  await push(world, session.id, {
    type: 'task.updated',
    at: at(20),
    task: { ...draft, title: 'An old title' },
  });
  await push(world, session.id, {
    type: 'task.created',
    at: at(10),
    task: { ...draft, title: 'The oldest' },
  });
  await thread.reads(/1 task: 1 failed/);
  await thread.reads(/\*Failed:\* Draft the launch plan.*No access to the drive/s);
  const last = thread.ours().find((text) => text.includes('1 task:'));
  expect(last).toContain('Draft the launch plan');
  expect(last).not.toContain('An old title');
});

test('a pushed end is checked at once, and Stand-in leaves a call that is over', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);

  await push(world, session.id, { type: 'session.ended', reason: 'host_ended' });
  await thread.reads(cardAtEnd('The call ended'));
  expect(requestsTo(world, 'session.delete')).toBe(1);
});

test('pushed notes become the recap, even a day late, and only once', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.endCall();
  await thread.reads('made no notes');

  await world.elapse(28 * 60);
  const notes = { title: 'Launch', summary: 'Friday it is.', action_items: [], chapters: [] };
  await push(world, session.session.id, { type: 'notes.ready', id: 'late', notes });
  await thread.reads('Friday it is.');
  await push(world, session.session.id, { type: 'notes.ready', id: 'later', notes });
  await push(world, session.session.id, { type: 'notes.ready', id: 'late', notes });
  expect(thread.ours().filter((text) => /Friday it is.*Action items/s.test(text))).toHaveLength(1);
});

test('without a feed, pushed events are enough, and the card says that they came another way', async () => {
  const world = await startWorld({ settings, pika: { feed: 404 } });
  const thread = await paste(world);
  await expect.poll(() => world.pika.sessions.length).toBe(1);
  const id = world.pika.sessions[0]?.id ?? '';
  world.pika.control(id).admit();
  await thread.reads('can’t tell who');

  await push(world, id, { type: 'participant.joined', participant: { name: 'Priya Nair' } });
  await thread.reads('came another way');
});
