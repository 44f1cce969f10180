import { expect, test } from 'vitest';
import {
  buttonsOf,
  goLive,
  isCard,
  letInAtOnce,
  press,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

for (const error of ['not_in_channel', 'is_archived', 'channel_not_found'] as const) {
  test(`${error}: the asker gets card, buttons and replies in a DM, and the call goes on`, async () => {
    const world = await startWorld({ pika: { script: letInAtOnce } });
    const { slack, pika } = world;
    const { ben } = slack.users;
    const places = {
      not_in_channel: slack.channels.elsewhere,
      is_archived: slack.channels.archived,
      channel_not_found: slack.addChannel({
        ...slack.channels.private,
        id: 'C0SECRET01',
        members: new Set([ben.id]),
      }),
    };

    await slack.command({ channel: places[error].id, user: ben.id, text: url });
    const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
    expect(card.channel).toBe(ben.dm);
    expect(buttonsOf(card)).toEqual(['Stop', 'Extend 15 min (+$4.13)', 'Tell the agent']);

    await press(world, ben, card, 'Extend 15 min (+$4.13)');
    await slack.waitForMessage(({ text, channel }) => channel === ben.dm && text.includes('added 15 min'));
    await press(world, ben, card, 'Stop');
    const ended = await slack.waitForMessage(({ text }) => text.includes('pressed Stop'));
    expect(ended.channel).toBe(ben.dm);
    await untilStates(world, 'done');
    expect(pika.liveSessions()).toEqual([]);
    expect(slack.messages(ben.dm).filter((message) => isCard(message))).toHaveLength(1);
  });
}

test('a channel is lost in the middle of a call: the asker gets the card with its buttons in a DM', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada } = slack.users;
  const { general } = slack.channels;
  await goLive(world);
  const inGeneral = (args: Record<string, unknown>) => args.channel === general.id;
  slack.faults.fail('chat.postMessage', 'channel_not_found', 100, inGeneral);
  slack.faults.fail('chat.update', 'channel_not_found', 100, inGeneral);

  await world.elapse(1);

  const card = await slack.waitForMessage((message) => message.channel === ada.dm && isCard(message));
  await press(world, ada, card, 'Stop');
  await expect.poll(() => pika.liveSessions()).toEqual([]);
  await slack.waitForMessage(({ channel, text }) => channel === ada.dm && text.includes('pressed Stop'));
});

test('an app’s link in a channel that takes no posts sends nobody', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  slack.faults.fail(
    'chat.postMessage',
    'is_archived',
    100,
    ({ channel }) => channel === slack.channels.general.id,
  );

  await slack.post({
    channel: slack.channels.general.id,
    bot: slack.calendarBot,
    attachments: [{ title_link: url }],
  });

  const [meeting] = await untilStates(world, 'failed');
  expect(meeting?.endReason).toBe('card_undeliverable');
  expect(pika.sessions).toEqual([]);
});
