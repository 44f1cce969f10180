import { expect, test } from 'vitest';
import {
  answers,
  answersHtml,
  dropsRequest,
  losesAnswer,
  worksAndHangs,
  worksButAnswers,
} from '../../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import { type Conversation, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

/** Each may have started a session, whether it did or not. */
const outcomes: Record<string, FaultEffect> = {
  'aaa-aaaa-aaa': answers(500),
  'bbb-bbbb-bbb': worksButAnswers(502),
  'ccc-cccc-ccc': answersHtml(504),
  'ddd-dddd-ddd': answersHtml(520),
  'eee-eeee-eee': worksButAnswers(524),
  'fff-ffff-fff': losesAnswer,
  'ggg-gggg-ggg': dropsRequest,
  // 200, but not what the interface promises.
  'hhh-hhhh-hhh': { do: 'rewrite', rewrite: () => ({ ok: true }) },
};

test('a request that may have started a session is reported, and not sent again', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general, standup, private: leads, shared } = slack.channels;
  const places = [general, standup, leads, shared].flatMap(({ id }) => [id, id]);
  for (const [code, effect] of Object.entries(outcomes)) {
    pika.faults.add({ route: 'session.create', effect, when: ({ body }) => body.includes(code) });
  }

  const threads: Conversation[] = [];
  for (const [index, code] of Object.keys(outcomes).entries()) {
    const user = index % 2 === 0 ? slack.users.ada.id : slack.users.ben.id;
    const text = `https://meet.google.com/${code}`;
    threads.push(await paste(world, { text, user, channel: places[index] ?? general.id }));
  }
  for (const thread of threads) {
    const said = await thread.reads(/^I couldn’t confirm/);
    expect(said.text).toContain('PikaStream');
    await thread.reads('[Retry]  [Dismiss]');
  }

  // What nobody here knows of is ended in the call itself.
  for (const { id } of pika.liveSessions()) pika.control(id).endCall();
  await world.elapse(120);
  expect(requestsTo(world, 'session.create')).toBe(threads.length);
  expect((await world.meetings()).map((meeting) => meeting.state)).toEqual(threads.map(() => 'uncertain'));
});

test('Retry asks for another session in the same thread, Dismiss does nothing', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  pika.faults.add({ route: 'session.create', effect: worksButAnswers(504), times: 2 });
  const retried = await paste(world);
  const dismissed = await paste(world, {
    text: 'https://meet.google.com/zzz-zzzz-zzz',
    channel: slack.channels.standup.id,
  });
  await retried.reads('I couldn’t confirm');
  await dismissed.reads('I couldn’t confirm');
  // Somebody removes what they see in the call.
  for (const { id } of pika.liveSessions()) pika.control(id).endCall();

  await dismissed.press('Dismiss', slack.users.ben.id);
  await dismissed.reads(/Couldn’t confirm.* @Ben dismissed/);
  await dismissed.reads('Cost unknown');

  await retried.press('Retry');
  const second = await sessionFor(world, undefined, 2);
  second.admit();
  await retried.reads('is connected');
  expect(requestsTo(world, 'session.create')).toBe(3);
  await retried.press('Stop');
  await retried.reads('pressed Stop');
});

test('Dismiss also works in messages that an older version posted', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(500) });
  const thread = await paste(world);
  await thread.reads('I couldn’t confirm');
  const [meeting] = await world.meetings();
  const [card] = slack
    .messages(slack.channels.general.id)
    .filter(({ blocks }) => JSON.stringify(blocks).includes('meeting_dismiss'));
  const press = { user: slack.users.ada.id, channel: slack.channels.general.id, messageTs: card?.ts ?? '' };
  await slack.press({ ...press, actionId: 'meeting_forget', value: meeting?.id ?? '' });
  await expect.poll(async () => (await world.meetings())[0]).toMatchObject({ endReason: 'dismissed' });
});

test('the next process doesn’t request a session again whose answer never came', async () => {
  const world = await startWorld();
  const { pika } = world;
  pika.faults.add({ route: 'session.create', effect: worksAndHangs });
  const thread = await paste(world);
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'created');

  await world.restart();
  await thread.reads(/^I couldn’t confirm.* no answer/);
  expect(requestsTo(world, 'session.create')).toBe(1);
  for (const { id } of pika.liveSessions()) pika.control(id).endCall();
});
