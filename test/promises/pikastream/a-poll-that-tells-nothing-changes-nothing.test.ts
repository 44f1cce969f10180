import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sessionPolls } from '../../../services/store/schema/meetings.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import {
  answers,
  answersHtml,
  answersWith,
  dropsRequest,
  newFields,
  worksButAnswers,
} from '../../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import { comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

const times = Number.POSITIVE_INFINITY;

const trouble: [what: string, effect: FaultEffect, said: RegExp][] = [
  ['500', answers(500), /an error \(HTTP 500\)/],
  ['a page of HTML', answersHtml(200), /don’t understand.* \(HTTP 200\)/],
  ['no answer', dropsRequest, /no answer: the connection broke/],
  [
    'an unknown status',
    answersWith({ status: 'defragmenting', video_worker_connected: false }),
    /don’t understand.* \(HTTP 200\): defragmenting/,
  ],
];

test('trouble while in the call ends nothing: the thread says so after a minute, and when it’s over', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general, standup, private: leads, shared } = slack.channels;
  const places = [general.id, standup.id, leads.id, shared.id];
  const calls = trouble.map(([what, effect, said], index) => {
    const letter = String.fromCharCode('a'.charCodeAt(0) + index);
    const call = `https://meet.google.com/${letter.repeat(3)}-${letter.repeat(4)}-${letter.repeat(3)}`;
    return { what, effect, said, call, channel: places[index] ?? general.id };
  });
  const going = await Promise.all(
    calls.map(async ({ call, channel, effect, ...rest }) => {
      const thread = await paste(world, { text: call, channel });
      const { session } = await comesIn(world, thread, call);
      const fault = pika.faults.add({ route: 'session.status', effect, times, sessionId: session.id });
      return { ...rest, thread, session, fault };
    }),
  );
  await world.elapse(0.1);
  await expect
    .poll(async () => (await world.meetings()).map((meeting) => meeting.pollFailingSince))
    .not.toContain(null);
  for (const { thread } of going) expect(thread.ours()).toHaveLength(1);

  await world.elapse(1);
  for (const { thread, said, what } of going) {
    const notice = await thread.reads(said);
    expect(notice.text, what).toMatch(/may still be in the call and bill \(1 min, about \$0\.\d\d/);
    await thread.reads(/\*Stand-in \(AI\) is in the call\*.*No word/s);
  }
  for (const { session, fault } of going) {
    expect(session).toMatchObject({ status: 'ready', deletes: 0 });
    fault.remove();
  }

  await world.elapse(1);
  for (const { thread, said } of going) {
    await thread.reads('answers again');
    expect(thread.ours().filter((text) => said.test(text))).toHaveLength(1);
    await expect.poll(() => thread.ours()[0]).not.toContain('No word');
  }
  expect((await world.meetings()).map(({ state }) => state)).toEqual(going.map(() => 'live'));
});

test('while connecting, an unknown status ends nothing, and unknown fields are ignored', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const strange = pika.faults.add({
    route: 'session.status',
    effect: answersWith({ status: 'warming' }),
    times,
  });
  await thread.reads('is connecting');
  await expect.poll(() => strange.used).toBeGreaterThan(1);
  expect(await world.meetings()).toMatchObject([{ state: 'joining' }]);
  strange.remove();
  pika.faults.add({ route: 'session.status', effect: newFields, times });
  await comesIn(world, thread);
});

test('a card doesn’t mention trouble that is over, even if the call ended during it', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { endCall, session } = await comesIn(world, thread);
  const fault = pika.faults.add({ route: 'session.status', effect: worksButAnswers(502), times });
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.pollFailingSince).toBeTruthy();
  await world.elapse(1);
  await thread.reads('No word');
  endCall();
  fault.remove();
  await world.elapse(0.1);
  await thread.reads('made no notes');
  expect(thread.ours()[0]).toMatch(/attended.*The call ended/);
  expect(thread.ours()[0]).not.toContain('No word');
  expect(session.deletes).toBe(0);
});

test('answers that tell nothing new write nothing, and where the feed was left is kept beside the meeting', async () => {
  const world = await startWorld();
  const { db } = world.database;
  const thread = await paste(world);
  const { emit } = await comesIn(world, thread);
  emit({
    type: 'transcript.segment',
    segment: { speaker: 'Priya Nair', text: 'We begin with the release.', start_ms: 0, end_ms: 900 },
  });
  await expect.poll(() => db.$count(sessionEvents, eq(sessionEvents.type, 'transcript.segment'))).toBe(1);
  const place = async () => (await db.select().from(sessionPolls))[0]?.feedCursor ?? null;
  await expect.poll(place).not.toBeNull();

  const [before] = await world.meetings();
  const from = requestsTo(world, 'session.status');
  await expect.poll(() => requestsTo(world, 'session.status')).toBeGreaterThan(from + 3);
  expect(await world.meetings()).toEqual([before]);
  expect(await place()).not.toEqual(before?.feedCursor);
});

test('Stop waits for no poll', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const held = world.pika.faults.hold('session.status');
  await expect.poll(() => held.used).toBe(1);
  await thread.press('Stop');
  await expect.poll(() => session.deletes).toBe(1);
  // The poll has given up on nothing by then.
  expect(await world.meetings()).toMatchObject([{ pollFailingSince: null }]);
  held.release();
  await expect.poll(() => world.database.db.$count(sessionPolls)).toBe(0);
});
