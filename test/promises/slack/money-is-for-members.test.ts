import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';
import { inOrder } from '../../support/in-order.ts';
import { buttonsOf, goLive, letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { comesTo, hoursAway, standupUrl, typist } from '../../support/standups.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const waits = 'Waiting for someone';

/** What only the person who presses is told. */
async function pressed(world: World, user: { id: string }, card: StoredMessage, button: string) {
  const from = world.slack.journal.entries.length;
  await press(world, user, card, button);
  return (await world.slack.waitForEphemeral((message) => message.user === user.id, { from })).text;
}

test.each([
  ['pastes', (link: string) => link],
  ['mentions us with', (link: string, bot: string) => `<@${bot}> ${link}`],
])('a guest %s a link: its card waits, and a full member’s Join now starts it', async (_, text) => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ben, sol } = slack.users;
  const channel = slack.channels.general.id;
  await slack.post({ channel, user: sol.id, text: text(url, slack.botUserId) });
  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(card.text).toContain('A guest asked');
  expect(await pressed(world, sol, card, 'Join now')).toContain('Guests can’t spend');
  await untilStates(world, 'proposed');
  expect(pika.sessions).toEqual([]);

  await press(world, ben, card, 'Join now');
  const live = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(await pressed(world, sol, live, 'Extend 15 min (+$4.13)')).toContain('full member');
  expect((await world.meetings())[0]?.limitMinutes).toBe(60);
  await press(world, sol, live, 'Stop');
  await untilStates(world, 'done');
});

test('a guest’s command asks too, and changes nothing about money, modes or what spends without a click', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.sol.id };
  expect((await slack.command({ ...place, text: `join ${url}` })).text).toContain('A guest asked');
  await untilStates(world, 'proposed');

  for (const text of ['budget off', 'limit 60', 'auto on', 'auto apps A0123456789', 'allow join_meeting']) {
    const answer = await slack.command({ ...place, text });
    expect(answer, text).toMatchObject({ responseType: 'ephemeral' });
    expect(answer.text, text).toContain('Guests can’t spend');
  }
  const shown = await slack.command({ ...place, text: 'budget' });
  expect(shown.text).not.toContain('Set by');
});

test('a guest retries nothing', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, sol } = slack.users;
  const channel = slack.channels.general.id;
  await slack.post({ channel, user: ada.id, text: `in 60 min ${url}` });
  await untilStates(world, 'scheduled');
  const card = await waitForCard(world, 'abc-defg-hij', 'unless someone');
  expect(await pressed(world, sol, card, 'Join now')).toContain('Guests can’t');
  await world.elapse(75);
  const missed = await waitForCard(world, 'abc-defg-hij', 'missed');
  expect(buttonsOf(missed)).toEqual(['Retry']);
  expect(await pressed(world, sol, missed, 'Retry')).toContain('Guests can’t');
  await untilStates(world, 'missed');
});

test('while Slack doesn’t say who asked, nothing is spent; once it does, a member’s link is joined', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const silent = slack.faults.fail('users.info', 'internal_error', 1_000);
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: url });
  expect(deliveries[0]?.attempts[0]).toMatchObject({ ok: true });
  await waitForCard(world, 'abc-defg-hij', 'Checking the wallet');
  await expect.poll(() => silent.hits).toBeGreaterThan(1);
  expect(pika.sessions).toEqual([]);

  slack.faults.clear();
  await world.elapse(0.1);
  await waitForCard(world, 'abc-defg-hij', 'is connected');
});

test('Slack is slow to say who a guest is: the post is acknowledged in time, and nothing is spent before it says', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  slack.faults.delay('users.info', 4_000, 1);
  const post = await slack.post({ channel: slack.channels.general.id, user: slack.users.sol.id, text: url });
  expect(post.deliveries[0]?.attempts[0]?.elapsedMs).toBeLessThan(onThisMachine(2_500));
  const card = await waitForCard(world, 'abc-defg-hij', 'A guest asked');
  expect(card.text).toContain(waits);
  expect(pika.sessions).toEqual([]);
});

test('Slack never says who asked: the card asks people in the end', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  slack.faults.fail('users.info', 'internal_error', 10_000);
  await slack.post({ channel: slack.channels.general.id, text: url });
  await waitForCard(world, 'abc-defg-hij', 'Checking the wallet');
  await world.elapse(2);
  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(card.text).toContain('Slack couldn’t tell');
  expect(await pressed(world, slack.users.ada, card, 'Join now')).toContain('Slack isn’t responding');
  await untilStates(world, 'proposed');
  expect(pika.sessions).toEqual([]);
});

test.each([
  ['in its author’s profile', { user_profile: { team: 'T0OTHERCO1' } }],
  ['as its source', { source_team: 'T0OTHERCO1' }],
  ['as its own team', { team: 'T0OTHERCO1' }],
  ['nowhere', {}],
  ['nowhere but ours', { team: 'T0STANDIN1' }],
])(
  'someone of another workspace starts nothing, where the payload names that workspace %s',
  async (_, teams) => {
    const world = await startWorld({ pika: { script: letInAtOnce } });
    const { slack, pika } = world;
    const { shared } = slack.channels;
    await slack.deliverEvent({
      ...{ type: 'message', channel: shared.id, channel_type: 'channel', user: slack.users.xena.id },
      ...{ ts: '1700000000.000100', text: url },
      ...teams,
    });
    const card = await waitForCard(world, 'abc-defg-hij', waits);
    expect(card.text).toContain('outside this workspace');
    expect(pika.sessions).toEqual([]);
  },
);

test('an admin names who may spend: everyone else, members too, is told whom to ask', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, cleo, sol } = slack.users;
  const channel = slack.channels.general.id;
  const type = (user: { id: string }, text: string) => slack.command({ channel, user: user.id, text });

  expect((await type(ben, 'workspace money members')).text).toContain('Only workspace admins');
  const named = await type(ada, `workspace money <@${ben.id}> <@${sol.id}>`);
  expect(named.text).toContain(`Only <@${ben.id}>, <@${sol.id}> can`);
  expect((await type(cleo, 'limit 30')).text).toContain(`Ask <@${ben.id}>, <@${sol.id}>`);
  await slack.post({ channel, user: cleo.id, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(await pressed(world, cleo, card, 'Join now')).toMatch(inOrder('were named', `Ask <@${ben.id}>`));
  await press(world, sol, card, 'Join now');
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await type(ada, 'workspace money members');
  await goLive(world, { code: 'bbb-bbbb-bbb', user: cleo.id });
});

test('in a DM with us, a guest hears where to ask', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { sol } = slack.users;
  await slack.post({ channel: sol.dm, user: sol.id, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(card.text).toContain('in a channel');
});

test.each([
  [
    'a standup',
    async (world: World) => {
      const { ben } = world.slack.users;
      const channel = world.slack.channels.general.id;
      await typist(world, ben.id, channel)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
      await comesTo(world, 9);
    },
  ],
  [
    'a link with a time',
    async ({ slack }: World) => {
      const { channels, users } = slack;
      await slack.post({ channel: channels.general.id, user: users.ben.id, text: `in 10 min ${url}` });
    },
  ],
  [
    'a guest’s link at its time',
    async (world: World) => {
      const { channels, users } = world.slack;
      await world.slack.post({
        channel: channels.general.id,
        user: users.sol.id,
        text: `in 10 min ${url}`,
      });
      const card = await waitForCard(world, 'abc-defg-hij', 'A guest asked');
      await press(world, users.ben, card, 'Join then');
    },
  ],
])('the person who asked for %s has left by its start: the card waits for a member', async (_, asks) => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { ada, ben } = world.slack.users;
  await asks(world);
  await untilStates(world, 'scheduled');
  await waitForCard(world, 'abc-defg-hij', 'unless someone');
  await world.elapse(1);
  // What Slack said of people is remembered for half a minute; another process asks again.
  await world.restart({}, async () => {
    ben.isDeleted = true;
  });

  await world.elapse(10);

  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(card.text).toContain('has left');
  expect(world.pika.sessions).toEqual([]);
  await press(world, ada, card, 'Join now');
  await waitForCard(world, 'abc-defg-hij', 'is connected');
});

test('a standup that starts late waits too if the person who set it up has left', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { channels, users } = world.slack;
  const add = `add ${standupUrl} daily ${hoursAway()}`;
  await typist(world, users.ben.id, channels.general.id)(add, 'in_channel');

  await world.restart({}, async () => {
    users.ben.isDeleted = true;
    await comesTo(world, -2);
  });

  const card = await waitForCard(world, 'abc-defg-hij', waits);
  expect(card.text).toContain('has left');
  expect(world.pika.sessions).toEqual([]);
});
