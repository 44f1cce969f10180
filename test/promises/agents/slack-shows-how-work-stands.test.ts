import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { houseInCall, houseWorld } from '../../support/house.ts';
import {
  goLive,
  letInAtOnce,
  press,
  untilStates,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

type Place = { channel: string; ts: string };

/** Waits until Slack was told all of these, and nothing else. */
function untilTold({ slack }: World, { channel, ts }: Place, ...statuses: string[]) {
  return expect.poll(() => slack.sessionOf(channel, ts)).toEqual(statuses);
}

test('in a DM Slack shows that the house agent works; its own stop button ends that, and a late answer is nowhere', async () => {
  const world = await houseWorld();
  const { slack, model } = world;
  const { ben } = slack.users;
  const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until });
  model.always(({ prompt }) => (prompt.includes('next year') ? 'Fifty.' : 'Forty.'));
  const asked = await slack.post({ channel: ben.dm, user: ben.id, text: 'what is our budget?' });
  const place = { channel: ben.dm, ts: asked.ts };
  await untilTold(world, place, 'processing');

  await slack.stopSession({ user: ben.id, channel: ben.dm, threadTs: asked.ts, times: 3 });
  await world.reads('Stopped. I did nothing more with this.', { ts: asked.ts });
  await untilTold(world, place, 'processing', 'active');
  letGo();
  await slack.idle();
  expect(slack.ephemerals).toEqual([]);

  await slack.post({ channel: ben.dm, user: ben.id, threadTs: asked.ts, text: 'and next year?' });
  await world.reads('Fifty.', { ts: asked.ts });
  await untilTold(world, place, 'processing', 'active', 'processing', 'active');
  expect(await world.settled(2)).toMatchObject([{ state: 'failed', problem: 'stopped' }, { state: 'done' }]);
  expect(slack.messages(ben.dm, asked.ts).filter(({ text }) => text.includes('Forty'))).toEqual([]);
});

test('a call’s thread is at work while the call is, waits while somebody is to approve, and is closed after it', async () => {
  const world = await houseInCall();
  const { slack, model, channel, ts } = world;
  const place = { channel, ts };
  await untilTold(world, place, 'processing');
  model.says(call('post_message', { to: '#standup', text: 'We ship on Friday.' }));
  model.always('It waits for you.');

  await world.says('Priya Nair', 'Stand-in, post in #standup that we ship on Friday.');
  const card = await world.reads('[Approve]', { ts });
  await untilTold(world, place, 'processing', 'suspended');
  await press(world, slack.users.ben, card, 'Approve');
  await untilTold(world, place, 'processing', 'suspended', 'processing');

  await slack.stopSession({ user: slack.users.cleo.id, channel, threadTs: ts });
  await waitForCard(world, 'abc-defg-hij', `<@${slack.users.cleo.id}> pressed Stop`);
  await untilStates(world, 'done');
  await expect.poll(() => slack.sessionOf(channel, ts).at(-1)).toBe('closed');
});

test('a thread that a command began has its session once its card is there', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const channel = slack.channels.private.id;
  const link = 'https://meet.google.com/abc-defg-hij';
  await slack.command({ user: slack.users.ada.id, channel, text: `join ${link} in 2 hours` });
  const planned = await waitForCard(world, 'abc-defg-hij', /./);
  expect(slack.sessionOf(channel, planned.ts)).toEqual([]);
  await press(world, slack.users.ada, planned, 'Join now');
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  await untilTold(world, { channel, ts: card.ts }, 'processing');
  await slack.stopSession({ user: slack.users.ben.id, channel, threadTs: card.ts });
  await waitForCard(world, 'abc-defg-hij', 'pressed Stop');
});

test('who isn’t in the channel stops nobody’s work there', async () => {
  const world = await houseWorld();
  const { slack, model } = world;
  const channel = slack.channels.general.id;
  const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until });
  model.says('On Friday.');
  const text = `<@${slack.botUserId}> when do we ship?`;
  const { ts } = await slack.post({ channel, user: slack.users.ben.id, text });
  await untilTold(world, { channel, ts }, 'processing');
  await slack.stopSession({ user: slack.users.gus.id, channel, threadTs: ts });
  await slack.idle();
  letGo();
  await world.reads('On Friday.', { ts });
  await expect.poll(() => slack.sessionOf(channel, ts).at(-1)).toBe('active');
});

test('where Slack has no such thing it’s asked once, and the card’s own buttons are all that it takes', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce, notes: 404 } });
  const { slack } = world;
  slack.faults.withoutAgents();
  const first = await goLive(world);
  await press(world, slack.users.ben, first.card, 'Stop');
  await untilStates(world, 'done');
  await goLive(world, { code: 'bbb-bbbb-bbb' });
  const asked = (method: string) =>
    slack.journal.entries.filter((entry) => entry.kind === 'api' && entry.method === method);
  const suggestions = () => asked('assistant.threads.setSuggestedPrompts');
  await slack.openHome(slack.users.ada.id, 'messages');
  await expect.poll(suggestions).toHaveLength(1);
  await slack.openHome(slack.users.ada.id, 'messages');
  await slack.idle();
  expect(suggestions()).toHaveLength(1);
  expect(asked('agents.sessions.setStatus')).toHaveLength(1);
  expect(slack.sessionOf(first.card.channel, first.ts)).toEqual([]);
});

test('who opens their DM with us sees what to ask: first how to begin, later what was decided', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce, notes: 404 } });
  const { slack } = world;
  const { ben } = slack.users;
  const titles = () => slack.suggestedIn(ben.dm).map(({ title }) => title);
  await slack.openHome(ben.id, 'messages');
  await expect.poll(titles).toContain('How do I send you to a call?');

  const { card } = await goLive(world);
  await press(world, ben, card, 'Stop');
  await untilStates(world, 'done');
  await slack.openHome(ben.id, 'messages');
  await expect.poll(titles).toContain('What did we decide lately?');
  // Each is a message that is answered.
  const [help] = slack.suggestedIn(ben.dm).filter(({ title }) => title === 'What can you do?');
  const sent = await slack.post({ channel: ben.dm, user: ben.id, text: String(help?.message) });
  await waitForReply(world, sent.ts, '/pika');
});
