import { expect, test } from 'vitest';
import { caps } from '../../../services/meetings/caps.ts';
import { goLive, letInAtOnce, outbox, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

test('Stand-in’s own posts and edits with the link start nothing', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { card } = await goLive(world);
  await press(world, slack.users.ada, card, 'Stop');
  await untilStates(world, 'done');
  await slack.idle();

  // Slack sends its own posts again, now that the call is free.
  const rows = (await outbox(world)).length;
  const own = slack.messages(card.channel).filter((message) => message.own);
  for (const message of own) {
    const event = { type: 'message', channel: message.channel, ts: `${message.ts}1`, text: url };
    await slack.deliverEvent({ ...event, user: slack.botUserId, bot_id: slack.botId, app_id: slack.appId });
    await slack.deliverEvent({ ...event, ts: `${message.ts}2`, bot_id: slack.botId });
    await slack.deliverEvent({ ...event, ts: `${message.ts}3`, app_id: slack.appId });
    await slack.deliverEvent({ ...event, ts: `${message.ts}4`, subtype: 'message_changed', message: event });
  }

  await untilStates(world, 'done');
  expect(await outbox(world)).toHaveLength(rows);
  expect(pika.sessions).toHaveLength(1);
});

test('a person’s edit, unfurl or deletion of the message with the link starts nothing more', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({ channel, text: url });
  await waitForCard(world, 'abc-defg-hij', 'joins');

  await slack.editMessage({ channel, ts, text: 'https://meet.google.com/bbb-bbbb-bbb' });
  await slack.editMessage({
    channel,
    ts,
    unfurl: true,
    attachments: [{ from_url: 'https://meet.google.com/ccc-cccc-ccc' }],
  });
  await slack.deleteMessage({ channel, ts });

  await untilStates(world, 'proposed');
});

test('another app’s link is a request, but its mentions, almost-links and refused links get no answer', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const post = (text: string, attachments = [{ title: 'Review' }] as object[]) =>
    slack.post({
      channel: slack.channels.general.id,
      bot: slack.calendarBot,
      text,
      attachments: attachments as Record<string, unknown>[],
    });

  await post(`<@${slack.botUserId}> what can you do?`);
  await post('http://meet.google.com/abc-defg-hij');
  expect(await outbox(world)).toEqual([]);

  await post('', [{ title_link: url }]);
  await waitForCard(world, 'abc-defg-hij', 'an app (Calendar)');
  await post('', [{ title_link: url }]);

  expect((await world.meetings()).map(({ requestedVia }) => requestedVia)).toEqual(['bot']);
  const kinds = (await outbox(world)).map(({ messageKey }) => messageKey?.split(':')[0]);
  expect([...new Set(kinds)]).toEqual(['card']);
});

test('an app that answers each of our posts with a link ends at the hourly cap', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const codeOf = (turn: number) => `${String.fromCharCode(97 + turn).repeat(3)}-aaaa-aaa`;
  slack.setRateLimits(false);

  // The other app's half of the loop: for every card a new call; people decline, so that the caps at once do not end it.
  let turn = 0;
  const link = () => [{ title_link: `https://meet.google.com/${codeOf(turn)}` }];
  await slack.post({ channel, bot: slack.calendarBot, attachments: link() });
  for (; turn < caps.byAppsPerHour + 3; turn += 1) {
    const meetings = await world.meetings();
    if (meetings.length <= turn) break;
    const card = await waitForCard(world, codeOf(turn), 'Waiting for someone');
    await press(world, slack.users.ada, card, 'Don’t join');
    const threadTs = card.threadTs ?? card.ts;
    const attachments = [{ title_link: `https://meet.google.com/${codeOf(turn + 1)}` }];
    await slack.post({ channel, threadTs, bot: slack.calendarBot, attachments });
  }

  expect(turn).toBe(caps.byAppsPerHour);
  expect(await world.meetings()).toHaveLength(caps.byAppsPerHour);
  expect(pika.sessions).toEqual([]);
});
