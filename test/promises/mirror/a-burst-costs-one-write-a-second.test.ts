import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { gapsOf, isPlan, jitter, planTasks, writesTo } from '../../support/slack-writes.ts';
import { burstOf, sendEvenly } from '../../support/task-burst.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
/** Milliseconds from the last event's acknowledgement to the newest state in Slack: about a second on a quiet machine. */
const soon = onThisMachine(10_000);

/** When each state of a channel's plan came to stand there. */
function planStates({ slack }: World, channel: string) {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'message' && entry.message.channel === channel && isPlan(entry.message)
      ? [{ at: entry.at, ts: entry.message.ts, tasks: planTasks(entry.message) ?? [] }]
      : [],
  );
}

test('200 updates in 10 s cost one write a second, the plan is current soon after, and every task that ends has a reply', async () => {
  const world = await startWorld({ pace: 'real', settings });
  const { slack } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await slack.idle();
  const from = writesTo(slack, thread.channel).length;

  const { began, acknowledged } = await sendEvenly(burstOf(8, 25), 10_000, (event) =>
    push(world, session.id, event),
  );
  await thread.reads('8 tasks: 8 done');
  // Their posts go on, one a second.
  await expect.poll(() => thread.ours().filter((text) => text.includes('*Done:*')).length).toBe(8);

  // The meeting's own card follows the clock and the meeting's state, not the tasks: its edits are not the burst's.
  const card = slack.messages(thread.channel, thread.ts).find(({ own }) => own);
  const writes = writesTo(slack, thread.channel)
    .slice(from)
    .filter(({ ts }) => ts !== card?.ts);
  expect(writes.every(({ ok }) => ok)).toBe(true);
  expect(Math.min(...gapsOf(writes))).toBeGreaterThanOrEqual(1_000 - jitter);

  const states = planStates(world, thread.channel);
  expect(new Set(states.map(({ ts }) => ts)).size).toBe(1);
  const whole = states.find(({ tasks }) => tasks.filter(({ status }) => status === 'complete').length === 8);
  expect((whole?.at ?? Number.NaN) - acknowledged).toBeLessThanOrEqual(soon);
  // While it lasts, people see it move, and hear of what is done: neither waits for the other.
  const during = writes.filter(({ at }) => at > began && at < acknowledged);
  expect(during.filter(({ kind }) => kind === 'edit').length).toBeGreaterThanOrEqual(3);
  const firstReply = writes.findIndex(({ kind, ts }) => kind === 'post' && ts !== states[0]?.ts);
  const kinds = writes.slice(firstReply, firstReply + 5).map(({ kind }) => kind);
  expect(kinds).toContain('edit');
  expect(kinds.filter((kind) => kind === 'post').length).toBeGreaterThanOrEqual(2);

  for (let number = 0; number < 8; number += 1) {
    const replies = thread.ours().filter((text) => text.includes(`*Done:* Task number ${number}\n`));
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain(`Result ${number}\n• Page ${number} (https://docs.example/${number})`);
  }
});
