import { expect, test } from 'vitest';
import { homeOf } from '../../support/home.ts';
import { goLive, letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

/** With the setting, and the scope that it needs. */
function worldWithCards(options: WorldOptions = {}) {
  return startWorld({
    pika: { script: letInAtOnce, notes: 404 },
    settings: { SLACK_CALL_CARD: 'on' },
    scopes: ['calls:write'],
    ...options,
  });
}

function cardsIn({ slack }: World, channel: string) {
  return slack.messages(channel).filter(({ blocks }) => blocks.some(({ type }) => type === 'call'));
}

test('under the card stands Slack’s own, with the persona in it while it’s connected, and it ends with the call', async () => {
  const world = await worldWithCards();
  const { slack } = world;
  const { channel, ts, meeting, card } = await goLive(world).then((live) => ({
    ...live,
    channel: live.card.channel,
  }));
  await expect
    .poll(() => slack.calls())
    .toMatchObject([
      {
        externalId: meeting.id,
        joinUrl: 'https://meet.google.com/abc-defg-hij',
        createdBy: slack.users.ada.id,
        users: [{ external_id: 'stand-in-built-in', display_name: meeting.botName }],
        isEnded: false,
      },
    ]);
  await expect.poll(() => cardsIn(world, channel)).toHaveLength(1);
  expect(cardsIn(world, channel)[0]).toMatchObject({
    threadTs: ts,
    blocks: [{ type: 'call', call_id: slack.calls()[0]?.id }],
  });

  await press(world, slack.users.ben, card, 'Stop');
  await untilStates(world, 'done');
  await expect.poll(() => slack.calls()).toMatchObject([{ users: [], isEnded: true }]);

  const user = slack.users.ada.id;
  await slack.command({ user, channel, text: 'forget https://meet.google.com/abc-defg-hij' });
  const asked = await slack.waitForEphemeral(({ text }) => text.includes('This deletes'));
  await slack.press({ user, channel, messageTs: asked.ts, buttonText: 'Forget it' });
  await expect.poll(() => cardsIn(world, channel)).toEqual([]);
});

test('where Slack refuses it, the call goes on without, and nobody is told', async () => {
  const world = await worldWithCards({ scopes: [], allowViolations: true });
  const { slack } = world;
  slack.faults.withholdScopes('calls:write');
  const { card, ts } = await goLive(world);
  const tried = () =>
    slack.journal.entries.filter((entry) => entry.kind === 'api' && entry.method === 'calls.add');
  await expect.poll(tried).toHaveLength(1);
  await goLive(world, { code: 'bbb-bbbb-bbb' });
  await world.restart();
  expect(slack.messages(card.channel, ts).filter(({ own }) => own)).toHaveLength(1);
  expect(slack.violations).toEqual([]);
});

test('where messages take no such block, none is posted in its place', async () => {
  const world = await worldWithCards();
  const { slack } = world;
  slack.faults.refuseBlocks(['call']);
  const { card, ts } = await goLive(world);
  await expect.poll(() => slack.calls()).toHaveLength(1);
  await press(world, slack.users.ben, card, 'Stop');
  await untilStates(world, 'done');
  await expect.poll(() => slack.calls()).toMatchObject([{ isEnded: true }]);
  expect(slack.messages(card.channel, ts).filter(({ text }) => text === 'The call')).toEqual([]);
  // Nobody has to do anything about it.
  await homeOf(world, slack.users.ada).open('every message reached Slack');
  expect(JSON.stringify(world.log)).not.toContain('sending simpler ones');
});

test('without the setting Slack isn’t asked for one', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  await goLive(world);
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(world.slack.calls()).toEqual([]);
});
