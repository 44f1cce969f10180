import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import { goLive, letInAtOnce, press, waitForCard, waitForReply } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = (code: string) => `https://meet.google.com/${code}-aaaa-aaa`;
const unjoinable = 'https://teams.microsoft.com/meet/1234567890';

function typist({ slack }: World, user = slack.users.ada) {
  return async (text: string, channel = slack.channels.general) =>
    (await slack.command({ channel: channel.id, user: user.id, text })).text ?? '';
}

test('the smaller budget wins, across channels and DMs at once; /pika budget and /pika workspace show what is spent', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const { general, standup, private: leads } = slack.channels;
  const type = typist(world);
  expect(await typist(world, slack.users.ben)('workspace budget $20')).toContain('Only workspace admins');
  expect(await type('workspace budget $20')).toContain('workspace may spend $20.00');
  expect(await type('limit 40')).toContain('40 min');
  await type('budget 100');

  await Promise.all(
    [general, standup, leads].map((channel, index) =>
      slack.command({
        channel: channel.id,
        user: slack.users.ben.id,
        text: `join ${url('abc'.charAt(index).repeat(3))}`,
      }),
    ),
  );
  // $20 are 72 min at $0.275, in whatever order they came. A command may be answered before its call is stored.
  const reserved = async () =>
    (await world.meetings()).reduce((sum, { limitMinutes }) => sum + limitMinutes, 0);
  await expect.poll(reserved).toBe(72);
  const meetings = await world.meetings();
  expect(meetings.map(({ limitedBy }) => limitedBy)).toContain('workspace_budget');
  const { ts } = await slack.post({ channel: general.id, user: slack.users.ben.id, text: url('ddd') });
  await waitForReply(
    world,
    ts,
    inOrder('this workspace', '$20.00 a month', '($19.80)', '`/pika workspace budget'),
  );
  expect(await type('budget')).toMatch(
    inOrder(
      /\$0\.00 spent, \$\d+\.\d\d reserved in this channel/,
      '$0.00 spent, $19.80 reserved in the workspace',
      '$20.00',
    ),
  );
  expect(await type('workspace')).toContain('$0.00 spent, $19.80 reserved');
});

test('what the people who run it let a workspace spend is the most, whatever an admin sets', async () => {
  const world = await startWorld({
    pika: { script: letInAtOnce },
    settings: { WORKSPACE_BUDGET_USD: '20', MAX_MEETING_MINUTES: '70' },
  });
  const { slack } = world;
  const type = typist(world);
  expect(await type('workspace')).toContain('let it spend at most $20.00');
  const higher = await type('workspace budget $500');
  expect(higher).toMatch(inOrder('own budget is $500.00', 'at most $20.00 a month, and that counts'));
  expect(higher).not.toContain('may spend $500.00');
  expect(await type('budget')).toContain('of the $20.00 that the people who run Stand-in allow');
  const { card } = await goLive(world);
  await press(world, slack.users.ben, card, 'Extend 15 min (+$4.13)');
  const whisper = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(whisper.text).toMatch(inOrder('Not extended', '$20.00', 'people who run'));
  const { ts } = await slack.post({ channel: slack.channels.standup.id, text: url('ddd') });
  await waitForReply(world, ts, inOrder('$20.00 a month', '($19.25)', 'people who run'));
  // One that is lower still counts.
  expect(await type('workspace budget $10')).toContain('$10.00');
  expect(await type('budget')).toContain('of its $10.00');
});

test('a call that has the rest of a budget says so while it runs, before it leaves and when it has left', async () => {
  const settings = { WORKSPACE_BUDGET_USD: '5' };
  const world = await startWorld({ settings, pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ts } = await goLive(world);
  await waitForCard(world, 'abc-defg-hij', '(18 min, $4.95 at most, the rest of this workspace’s budget)');
  await world.elapse(16);
  const asks = await waitForReply(world, ts, 'the rest of this workspace’s budget. Should it stay?');
  expect(asks.text).toContain('*Extend* may need a larger budget first.');
  await world.elapse(3);
  const left = await waitForReply(world, ts, /used the rest of this workspace’s budget.*It took/s);
  // Whether its admins can raise it, the workspace’s settings say.
  expect(left.text).toContain('`/pika workspace` shows who can raise it.');
  const shown = await typist(world)('workspace');
  expect(shown).toContain('The people who run Stand-in let it spend at most $5.00 a month');
  expect(
    slack
      .messages(slack.channels.general.id, ts)
      .map(({ text }) => text)
      .join(),
  ).not.toContain('An admin can raise it');
});

test('a budget that the people who run it lower holds for calls that are on, once Stand-in starts again', async () => {
  const world = await startWorld({
    settings: { WORKSPACE_BUDGET_USD: '20' },
    pika: { script: letInAtOnce },
  });
  const { ts } = await goLive(world);
  await world.restart({ WORKSPACE_BUDGET_USD: '5' });
  const told = await waitForReply(
    world,
    ts,
    inOrder('less left of this workspace’s budget', 'now 18 min', '$4.95 at most'),
  );
  expect(told.text).not.toContain('<@');
  expect(await world.meetings()).toMatchObject([{ limitMinutes: 18, limitedBy: 'workspace_budget' }]);
  // Nothing changed since.
  await world.restart();
  await world.elapse(1);
  const replies = world.slack.messages(world.slack.channels.general.id, ts).map(({ text }) => text);
  expect(replies.filter((text) => text.includes('less left of'))).toHaveLength(1);
});

test('an extension stays within the workspace’s budget', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  await typist(world)('workspace budget 17');
  const { card } = await goLive(world);
  await press(world, slack.users.ben, card, 'Extend 15 min (+$4.13)');
  const whisper = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(whisper.text).toMatch(inOrder('Not extended', 'this workspace', '$17.00'));
});

test('the workspace’s mode holds where a channel chose none', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const type = typist(world);
  await type('workspace auto ask');
  expect(await type('auto')).toContain('as everywhere');
  await type('auto on', standup);
  await slack.post({ channel: general.id, text: url('aaa') });
  await waitForCard(world, 'aaa-aaaa-aaa', 'Waiting for someone');
  await slack.post({ channel: standup.id, text: url('bbb') });
  await waitForCard(world, 'bbb-aaaa-aaa', 'is connected');
  await type('workspace auto off');
  await slack.post({ channel: general.id, text: url('ccc') });
  const before = slack.journal.entries.length;
  await slack.post({ channel: general.id, text: unjoinable });
  await slack.post({ channel: standup.id, text: unjoinable });
  const told = await slack.waitForEphemeral(({ via }) => via === 'api', { from: before });
  expect(told.channel).toBe(standup.id);
  await type('workspace auto default');
  await slack.post({ channel: general.id, text: url('ddd') });
  await waitForCard(world, 'ddd-aaaa-aaa', 'is connected');
  expect(await world.meetings()).toHaveLength(3);
});

test('a call is extended to three times the longest setting and no further; then Extend is gone', async () => {
  const world = await startWorld({ settings: { MAX_MEETING_MINUTES: '10' }, pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada } = slack.users;
  const { card } = await goLive(world);
  const place = { user: ada.id, channel: card.channel, messageTs: card.ts, actionId: 'meeting_extend' };
  for (let presses = 0; presses < 8; presses += 1) {
    const [meeting] = await world.meetings();
    await slack.press({ ...place, value: `${meeting?.id}:${meeting?.limitMinutes}` });
  }
  expect((await world.meetings())[0]?.limitMinutes).toBe(30);
  const whisper = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(whisper.text).toContain('30 min is the most');
  const last = await waitForCard(world, 'abc-defg-hij', 'can’t be extended');
  expect(last.text).not.toContain('Extend');
  expect(JSON.stringify(last.blocks)).not.toContain('meeting_extend');
});
