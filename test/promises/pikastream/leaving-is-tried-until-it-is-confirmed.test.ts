import { expect, test } from 'vitest';
import { answers, dropsRequest, losesAnswer } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('a DELETE that fails is sent again; after five minutes the thread warns of the cost', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const times = Number.POSITIVE_INFINITY;
  const refusing = pika.faults.add({ route: 'session.delete', effect: answers(500), times });

  await thread.press('Stop');
  await thread.reads(/is leaving\* .* pressed Stop/);
  await expect.poll(() => refusing.used).toBeGreaterThan(2);
  expect(thread.ours().join()).not.toMatch(cardAtEnd(''));

  await world.elapse(5);
  await thread.reads(
    inOrder('hasn’t confirmed', 'five minutes', 'Stand-in (AI) left', /bill \(5 min, about \$1\.\d\d/),
  );
  await thread.reads(inOrder('*Stand-in (AI) is leaving*', 'hasn’t confirmed', 'may still bill'));

  refusing.remove();
  await world.elapse(1);
  await thread.reads(cardAtEnd('@Ada pressed Stop', '6 min, about \\$1\\.\\d\\d'));
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
});

test('404 means left; after 409, a reset or a lost answer, a GET that says closed does', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general, standup, private: leads, shared } = slack.channels;
  const cases = [
    { code: 'aaa-aaaa-aaa', channel: general.id, effect: answers(404), deletes: 1 },
    { code: 'bbb-bbbb-bbb', channel: standup.id, effect: answers(409), deletes: 2 },
    { code: 'ccc-cccc-ccc', channel: leads.id, effect: dropsRequest, deletes: 2 },
    { code: 'ddd-dddd-ddd', channel: shared.id, effect: losesAnswer, deletes: 1 },
  ];
  for (const { code, channel, effect, deletes } of cases) {
    const call = `https://meet.google.com/${code}`;
    const thread = await paste(world, { text: call, channel });
    const { session } = await sessionFor(world, call);
    await thread.reads('is connecting');
    pika.faults.add({ route: 'session.delete', effect, sessionId: session.id });
    const before = requestsTo(world, 'session.delete');
    // What answers 404 is gone at PikaStream.
    if (deletes === 1) pika.control(session.id).endCall();
    await thread.press('Stop');
    await thread.reads(/^Stand-in \(AI\) couldn’t join.* @Ada pressed Stop/);
    expect(requestsTo(world, 'session.delete') - before, code).toBe(deletes);
    expect(session.status).toBe('closed');
  }
});
