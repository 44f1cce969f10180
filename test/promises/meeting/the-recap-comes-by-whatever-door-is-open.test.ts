import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { comesIn, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

const notes = {
  title: 'Planning',
  summary: 'The export ships on Monday.',
  decisions: ['Ship on Monday'],
  action_items: [
    { text: 'Watch the dashboards', owner: 'Jonas Weber', due: 'after the release' },
    { text: 'Tell support' },
  ],
  chapters: [{ title: 'The export', start_ms: 65_000, summary: 'When and who.' }],
  participants: [{ name: 'Priya Nair' }, { name: 'Jonas Weber' }],
};
const speech = {
  type: 'transcript.segment' as const,
  segment: { speaker: 'Priya Nair', text: 'We ship on Monday.', start_ms: 0, end_ms: 900 },
};
const glanceLines = [
  '*Planning*',
  'The export ships on Monday.',
  '*Action items*',
  '• Watch the dashboards (*Jonas Weber*, due after the release)',
  '[⋯ Take it | Assign… | Done | Edit… | Not an action]',
  '• Tell support (_unassigned_)',
  '[⋯ Take it | Assign… | Done | Edit… | Not an action]',
  'From PikaStream’s notes · LENGTH SOMETHING Priya Nair, Jonas Weber. SOMETHING',
  '[Edit summary]  [Share…]',
  '[Helpful] [Not helpful]',
];
const glance = new RegExp(
  glanceLines
    .join('\n')
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace('LENGTH', '\\d+ s, about \\$\\d\\.\\d\\d')
    .replaceAll('SOMETHING', '.*'),
);
const details = ['*Decisions*', '• Ship on Monday', '*Chapters*', '`01:05` The export: When and who.'].join(
  '\n',
);
/** Where somebody was heard saying it. */
const withWords = details.replace(
  '• Ship on Monday',
  '• Ship on Monday\n      _Priya Nair at 00:00: “We ship on Monday.”_',
);

test('the recap comes from the notes call, once the notes are made', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit(speech);
  session.endCall();
  await world.elapse(0.1);
  await thread.reads('*Stand-in (AI) left*');
  await expect.poll(() => requestsTo(world, 'session.notes')).toBeGreaterThanOrEqual(1);
  await world.elapse(2);
  await expect.poll(() => requestsTo(world, 'session.notes')).toBeGreaterThanOrEqual(2);
  session.finishNotes(notes);
  await world.elapse(0.1);
  await thread.reads(glance);
  await thread.reads(withWords);
  await thread.reads('transcript.md');
  // Its early highlights stood there already.
  await thread.reads('*Recap: Planning*');
  await thread.reads('in this thread');
  const files = thread.ours().filter((text) => text.startsWith('[file'));
  expect(files).toEqual(['[file: transcript.vtt]', '[file: transcript.md]']);
  expect(thread.ours()).toHaveLength(6);
});

test('the recap comes from the feed, where there is no notes call', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit({ type: 'notes.ready', notes });
  session.endCall();
  await world.elapse(0.1);
  await thread.reads(glance);
  await thread.reads(details);
});

test('the recap comes from the notes call, where there is no feed', async () => {
  const world = await startWorld({ pika: { feed: 405 } });
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.admit();
  await thread.reads('*Stand-in (AI) is connected*');
  session.finishNotes(notes);
  session.endCall();
  await world.elapse(0.1);
  await thread.reads(glance);
  await thread.reads(details);
});

test('notes are asked for again after errors; after ten minutes the thread says what was recorded', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit({ type: 'task.created', task: { id: 't1', kind: 'document', title: 'Write it up' } });
  pika.faults.add({ route: 'session.notes', effect: answers(500), times: 2 });
  session.endCall();
  await world.elapse(0.1);
  await thread.reads('Collecting');
  await expect.poll(() => requestsTo(world, 'session.notes')).toBeGreaterThanOrEqual(1);
  await world.elapse(5);
  await expect.poll(() => requestsTo(world, 'session.notes')).toBeGreaterThanOrEqual(2);
  await world.elapse(5);
  await thread.reads(
    inOrder(
      'PikaStream’s notes didn’t',
      'ten minutes',
      'connected at',
      'left at',
      'Priya Nair; no speech; 1 task',
    ),
  );
  expect(await world.meetings()).toMatchObject([{ state: 'done', notes: null }]);
});

test('empty notes count as no notes', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.finishNotes({ summary: ' ', action_items: [], chapters: [] });
  session.endCall();
  await world.elapse(0.1);
  await thread.reads(inOrder('made no notes', 'Recorded:', 'Priya Nair'));
});
