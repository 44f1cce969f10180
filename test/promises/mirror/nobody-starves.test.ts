import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import type { NewEvent } from '../../sandbox/pikastream/session-event.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { writesTo } from '../../support/slack-writes.ts';
import { startWorld } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };

function ended(number: number): NewEvent {
  const task = { id: `t-${number}`, kind: 'document' as const, title: `Task ${number}.`, output: 'Good' };
  return { type: 'task.completed', task };
}

test('a pressed button shows on the card at once, while replies still wait their turn', async () => {
  const world = await startWorld({ pace: 'real', settings });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await Promise.all(Array.from({ length: 8 }, (_, number) => push(world, session.id, ended(number))));
  await thread.reads('*Done:* Task');

  await thread.press('Extend 15 min');
  await thread.reads('75 min');
  expect(thread.ours().filter((text) => text.includes('*Done:*')).length).toBeLessThan(6);

  await expect.poll(() => thread.ours().filter((text) => text.includes('*Done:*')).length).toBe(8);
});

test('a plan that changes all the time takes turns with replies: never three in a row while one waits', async () => {
  const world = await startWorld({ pace: 'real', settings });
  const { slack } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const moving = { id: 'moving', kind: 'search' as const, title: 'Look through the archive' };
  await push(world, session.id, { type: 'task.created', task: moving });
  const plan = await thread.reads('Look through the archive');
  const from = writesTo(slack, thread.channel).length;

  await Promise.all(Array.from({ length: 4 }, (_, number) => push(world, session.id, ended(number))));
  const replies = () => thread.ours().filter((text) => text.includes('*Done:*')).length;
  for (let step = 0; replies() < 4 && step < 40; step += 1) {
    // A page now and then: each time the plan looks settled by when its turn comes.
    await push(world, session.id, { type: 'task.updated', task: { ...moving, detail: `Page ${step}` } });
    await sleep(500);
  }

  const turns = writesTo(slack, thread.channel)
    .slice(from)
    .flatMap(({ kind, ts }) => (kind === 'post' ? ['reply'] : ts === plan.ts ? ['plan'] : []));
  const untilLast = turns.slice(0, turns.lastIndexOf('reply') + 1).join(' ');
  expect(replies()).toBe(4);
  expect(untilLast).toContain('plan');
  expect(untilLast).not.toContain('plan plan plan');
});

test('replies come in the order in which they were written, the plan after its card', async () => {
  const world = await startWorld({ pace: 'real', settings });
  const { slack } = world;
  const { general } = slack.channels;
  await slack.command({
    channel: general.id,
    user: slack.users.ada.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });
  await expect.poll(() => world.pika.sessions.length).toBe(1);
  const id = world.pika.sessions[0]?.id ?? '';
  for (let number = 0; number < 5; number += 1) await push(world, id, ended(number));
  await slack.waitForMessage(({ text }) => text.includes('Task 4.') && text.includes('*Done:*'), {
    timeout: onThisMachine(20_000),
  });

  const said = slack
    .messages(general.id)
    .filter(({ own }) => own)
    .map((message) => renderMessage(message).split('\n')[0] ?? '');
  expect(said[0]).toMatch(/Stand-in/);
  expect(said.filter((text) => /tasks?:/.test(text))).toEqual([said[1]]);
  expect(said.filter((text) => text.includes('*Done:*')).map((text) => text.slice(-7))).toEqual(
    [0, 1, 2, 3, 4].map((number) => `Task ${number}.`),
  );
});
