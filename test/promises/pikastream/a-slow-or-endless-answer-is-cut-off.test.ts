import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { answersHtml, drips, neverEnds } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

const speech = (index: number) => ({
  type: 'transcript.segment' as const,
  segment: { speaker: 'Priya Nair', text: `Line ${index}`, start_ms: index * 900, end_ms: index * 900 + 800 },
});

test('an answer that drips is cut off after ten seconds, and the meeting goes on', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  pika.faults.add({ route: 'session.status', effect: drips });
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.pollFailingSince).toBeTruthy();
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.pollFailingSince).toBeNull();
  expect(session.status).toBe('ready');
  expect(thread.ours()).toHaveLength(1);
});

test('an endless answer fills no memory, a page of HTML isn’t an answer, and the meeting goes on', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { endCall } = await comesIn(world, thread);
  pika.faults.add({ route: 'session.status', effect: neverEnds });
  pika.faults.add({ route: 'session.events', effect: neverEnds });
  pika.faults.add({ route: 'session.events', effect: answersHtml(200) });
  pika.faults.add({ route: 'session.notes', effect: neverEnds });
  pika.faults.add({ route: 'session.notes', effect: answersHtml(502) });
  const memory = watchMemory();
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.pollFailingSince).toBeTruthy();
  endCall();
  await world.elapse(0.1);
  await thread.reads(cardAtEnd('The call ended'));
  for (let round = 0; round < 2; round += 1) {
    const asked = requestsTo(world, 'session.notes');
    await world.elapse(0.1);
    await expect.poll(() => requestsTo(world, 'session.notes')).toBeGreaterThan(asked);
  }
  await world.elapse(0.1);
  await thread.reads('made no notes');
  expect(memory.most()).toBeLessThan(200 * 1024 * 1024);
});

test('three hours of transcript are kept, and names that no database takes are made harmless', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit({ type: 'participant.joined', participant: { name: 'Eve\0 \ud800<!channel>' } });
  for (let index = 0; index < 2_500; index += 1) session.emit(speech(index));
  session.endCall();
  await world.elapse(0.1);
  const last = await thread.reads(/nobody summed[\s\S]*In the call: Priya Nair, Eve /);
  const spoken = eq(sessionEvents.type, 'transcript.segment');
  expect(await world.database.db.$count(sessionEvents, spoken)).toBe(2_500);
  expect(JSON.stringify(last.blocks)).toContain('&lt;!channel&gt;');
});

/** How much more this thread holds than now, at most. What its process takes is that of other tests too. */
function watchMemory() {
  const held = () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, held());
  }, 20);
  onTestFinished(() => clearInterval(watch));
  return { most: () => most - before };
}
