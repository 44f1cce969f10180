import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { policyForm } from '../../support/policy.ts';
import { isCard, untilCardsAreKnown, untilStates } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';

test('two minutes before the limit the thread asks; without an answer Stand-in leaves', async () => {
  const world = await startWorld({ settings: { MAX_MEETING_MINUTES: '30' } });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await world.elapse(27);
  await thread.reads('27 min, about $7.4');
  expect(thread.ours()).toHaveLength(1);

  await world.elapse(1);
  await thread.reads(
    inOrder(
      /^Stand-in \(AI\) leaves at \d\d:\d\d/,
      '30 min',
      'Should it stay?',
      '\n[Extend 15 min (+$4.13)]  [Stop]',
    ),
  );
  expect(session.status).toBe('ready');
  await world.elapse(2);
  await thread.reads(inOrder(/^Stand-in \(AI\) left/, 'limit of 30 min', /took 30 min, about \$8\.[23]\d/));
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
  expect(session.billedSeconds / 60).toBeLessThan(30.5);
});

test('Extend adds fifteen minutes, once for two clicks, and the thread asks again', async () => {
  const world = await startWorld({ settings: { MAX_MEETING_MINUTES: '30' } });
  const { slack } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await world.elapse(28.5);
  const asked = await thread.reads('Should it stay?');
  const press = (user: string) =>
    slack.press({ user, channel: thread.channel, messageTs: asked.ts, actionId: 'meeting_extend' });
  await press(slack.users.ben.id);
  await press(slack.users.ada.id);
  await thread.reads(inOrder(/^@Ben added 15 min/, 'now 45 min', /\d\d:\d\d/, '$12.38'));
  await slack.waitForEphemeral(
    ({ text, user }) => user === slack.users.ada.id && /was first.*45 min/.test(text),
  );
  await thread.reads('(45 min, $12.38');

  await world.elapse(5);
  expect(session.status).toBe('ready');
  await world.elapse(10);
  await thread.reads(/^Stand-in \(AI\) leaves at \d\d:\d\d.*45 min/);
  await world.elapse(2);
  await thread.reads('limit of 45 min');
  expect(session.billedSeconds / 60).toBeLessThan(46);
  expect((await world.meetings()).map(({ limitMinutes }) => limitMinutes)).toEqual([45]);
});

test('a policy’s minutes bound Extend, as it is when somebody presses, and the refusal says so', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const thread = await paste(world, { text: `${link} for 20 min` });
  await comesIn(world, thread);
  await thread.reads(inOrder('(20 min, $5.50', '[Extend 15 min (+$4.13)]'));
  const form = await policyForm(world, ada, 'workspace');
  await form.send({ limitMinutes: '30' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  await thread.press('Extend', ben.id);
  await thread.reads(inOrder(/^@Ben added 10 min/, 'now 30 min'));
  await thread.reads(inOrder('(30 min, $8.25', 'can’t be extended further'));

  const [meeting] = await world.meetings();
  const card = slack.messages(channel, thread.ts).find((message) => isCard(message));
  const value = `${meeting?.id}:30`;
  const place = { user: ben.id, channel, messageTs: `${card?.ts}`, actionId: 'meeting_extend', value };
  await slack.press(place);
  await slack.waitForEphemeral(({ text }) =>
    inOrder('Not extended', '30 min at most', '`/pika policy`').test(text),
  );
  await world.elapse(28.5);
  const asked = await thread.reads(/^Stand-in \(AI\) leaves at \d\d:\d\d.*30 min/);
  expect(renderMessage(asked)).not.toContain('Extend');

  // Where the policy gives more, so does a press.
  const open = await policyForm(world, ada, 'workspace');
  await open.send({ limitMinutes: '' });
  await slack.press(place);
  await thread.reads(inOrder(/^@Ben added 15 min/, 'now 45 min'));
});

test('a planned call takes no longer than the policy lets it by then', async () => {
  const world = await startWorld();
  const { slack } = world;
  const thread = await paste(world, { text: `in 20 min ${link}` });
  await untilStates(world, 'scheduled');
  await untilCardsAreKnown(world);
  await slack.command({ user: slack.users.ada.id, channel: thread.channel, text: 'limit 10' });
  await world.elapse(20.5);
  await comesIn(world, thread);
  await thread.reads('(10 min, $2.75');
});

test('a channel’s own limit holds, and a limit of two minutes isn’t asked about', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  await slack.command({ user: ada.id, channel: slack.channels.standup.id, text: 'limit 2' });
  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  const thread = await paste(world, { channel: slack.channels.standup.id, text: call });
  const { session } = await comesIn(world, thread, call);
  await thread.reads('(2 min, $0.55');
  await world.elapse(2);
  await thread.reads('limit of 2 min');
  expect(thread.ours().join()).not.toContain('Should it stay?');
  expect(session.status).toBe('closed');
});

test('the rest of a budget is the limit: the end says so, and it can’t be extended', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  await slack.command({ user: ada.id, channel, text: 'budget 3' });
  const thread = await paste(world, { channel });
  const { session } = await comesIn(world, thread);
  await thread.reads('(10 min, $2.75');
  await thread.press('Extend');
  await slack.waitForEphemeral(({ text }) =>
    inOrder('Not extended', 'this channel', '$3.00', '($2.75').test(text),
  );
  await world.elapse(10);
  await thread.reads(inOrder(/^Stand-in \(AI\) left/, 'rest of this channel', '(10 min)', 'took 10 min'));
  expect(session.billedSeconds / 60).toBeLessThan(10.5);

  const next = await paste(world, { channel });
  await next.reads(inOrder('I started nothing', 'this channel', '$3.00', /\(\$2\.\d\d\)/, '`/pika budget'));
  expect(requestsTo(world, 'session.create')).toBe(1);
});

test('when the limit passed while the app was down, it leaves first of all', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await world.app.stop();
  await world.elapse(65);
  const from = pika.journal.entries.length;
  await world.restart();
  await thread.reads(
    inOrder(/^Stand-in \(AI\) left/, 'limit of 60 min', /took 1 h 5 min, about \$1[78]\.\d\d/),
  );
  const [first] = pika.journal.entries.slice(from).filter((entry) => entry.kind === 'request');
  expect(first).toMatchObject({ route: 'session.delete' });
  expect(thread.ours().join()).not.toContain('Should it stay?');
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
});

test('the limit is kept while PikaStream’s answers fail', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  pika.faults.add({ route: 'session.status', effect: answers(500), times: Number.POSITIVE_INFINITY });
  pika.faults.add({ route: 'session.events', effect: answers(500), times: Number.POSITIVE_INFINITY });
  await world.elapse(60);
  await thread.reads('limit of 60 min');
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
});
