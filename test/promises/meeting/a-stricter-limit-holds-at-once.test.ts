import { expect, test } from 'vitest';
import { comesIn, paste } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { policyForm } from '../../support/policy.ts';
import { isCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const other = 'https://meet.google.com/zzz-zzzz-zzz';

test('a limit that is lowered shortens calls that run: the thread is told by whom, and Extend goes no further', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await world.elapse(5);
  await slack.command({ user: ada.id, channel: thread.channel, text: 'limit 20' });
  await thread.reads(
    inOrder('@Ada lowered the limit of calls', 'now 20 min', '$5.50', /leaves at \d\d:\d\d/),
  );
  await thread.reads(inOrder('(20 min, $5.50', 'can’t be extended further'));
  await slack.command({ user: ada.id, channel: thread.channel, text: 'limit 40' });

  // The card offers it again with its next refresh.
  const [meeting] = await world.meetings();
  const card = slack.messages(thread.channel, thread.ts).find((message) => isCard(message));
  const messageTs = card?.ts ?? '';
  const value = `${meeting?.id}:20`;
  await slack.press({ user: ben.id, channel: thread.channel, messageTs, actionId: 'meeting_extend', value });
  await thread.reads(inOrder(/^@Ben added 15 min/, 'now 35 min'));
  await world.elapse(29);
  expect(session.status).toBe('ready');
  await world.elapse(2);
  await thread.reads('limit of 35 min');
  expect(session.status).toBe('closed');
  expect(thread.ours().filter((text) => text.includes('lowered'))).toHaveLength(1);
});

test('a call that took longer already says goodbye within two minutes, no matter whose policy it is', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await world.elapse(30);
  const form = await policyForm(world, ada, 'workspace');
  await form.send({ limitMinutes: '10' });
  const told = await thread.reads(inOrder('@Ada lowered the limit of calls', /now 3[23] min/));
  expect(session.status).toBe('ready');
  await world.elapse(3);
  await thread.reads(/limit of 3[23] min/);
  expect(session.status).toBe('closed');
  expect(session.billedSeconds / 60).toBeLessThan(34);
  expect(told.text).not.toContain('Extend');
  // It isn’t asked about as well.
  expect(thread.ours().join()).not.toContain('Should it stay?');
});

test('a budget that is lowered is shared by the calls that run, and the newest gives way first', async () => {
  const world = await startWorld({ settings: { MAX_MEETING_MINUTES: '60' } });
  const { slack } = world;
  const { ada } = slack.users;
  const first = await paste(world);
  await comesIn(world, first);
  const second = await paste(world, { text: other, user: slack.users.ben.id });
  await comesIn(world, second, other);
  // $16.50 each.
  await slack.command({ user: ada.id, channel: first.channel, text: 'budget 22' });
  await second.reads(inOrder('@Ada lowered this channel’s budget', 'now 20 min', '$5.50'));
  expect(first.ours().join()).not.toContain('lowered');

  await slack.command({ user: ada.id, channel: slack.channels.standup.id, text: 'workspace budget 11' });
  await first.reads(inOrder('@Ada lowered this workspace’s budget', /now 3\d min/));
  const minutes = (await world.meetings()).reduce((sum, { limitMinutes }) => sum + limitMinutes, 0);
  // What runs already, and a moment to say goodbye, is paid in any case.
  expect(minutes * 0.275).toBeLessThanOrEqual(11 + 2 * 0.275);
  // A higher one shortens nothing.
  const before = await world.meetings();
  await slack.command({ user: ada.id, channel: first.channel, text: 'budget 500' });
  expect((await world.meetings()).map(({ limitMinutes }) => limitMinutes)).toEqual(
    before.map(({ limitMinutes }) => limitMinutes),
  );
});
