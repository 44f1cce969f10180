import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import {
  buttonsOf,
  buttonValueOf,
  goLive,
  letInAtOnce,
  press,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

function whisperTo({ slack }: World, user: { id: string }, from: number) {
  return slack.waitForEphemeral((message) => message.user === user.id, { from });
}

test('forged button values: another meeting, another channel, another limit or nonsense change nothing', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, cleo, gus } = slack.users;
  const { general, standup } = slack.channels;
  const { card: mine } = await goLive(world, { channel: standup.id, code: 'aaa-aaaa-aaa', user: cleo.id });
  const { card, meeting } = await goLive(world, { channel: general.id, code: 'bbb-bbbb-bbb', user: ada.id });
  const value = buttonValueOf(card, 'meeting_stop');
  expect(value).toBe(meeting.id);

  // Gus is in #standup, not in #general: there he holds a real button with another meeting's value.
  for (const [actionId, forged] of [
    ['meeting_stop', value],
    ['meeting_extend', `${value}:60`],
    ['meeting_join_now', value],
    ['meeting_decline', value],
    ['meeting_retry', value],
    ['meeting_dismiss', value],
    // As messages name it that were posted before.
    ['meeting_forget', value],
  ] as const) {
    const from = slack.journal.entries.length;
    const answer = await slack.press({
      user: gus.id,
      channel: standup.id,
      messageTs: mine.ts,
      actionId,
      value: forged,
    });
    expect(answer.ok).toBe(true);
    expect((await whisperTo(world, gus, from)).text).toContain('isn’t in this channel');
  }
  for (const forged of [
    '',
    'x',
    '-'.repeat(36),
    `${value}:`,
    `${value}:-1`,
    `${value}:1e9`,
    `${value}\n`,
    `../${value}`,
    `${value}' or 1=1 --`,
  ]) {
    const answer = await slack.press({
      user: gus.id,
      channel: standup.id,
      messageTs: mine.ts,
      actionId: 'meeting_stop',
      value: forged,
    });
    expect(answer.ok, forged).toBe(true);
  }
  // The amount is ours, whatever limit the value claims to have seen.
  await slack.press({
    user: ada.id,
    channel: general.id,
    messageTs: card.ts,
    actionId: 'meeting_extend',
    value: `${value}:999999`,
  });

  const limits = (await untilStates(world, 'live', 'live')).map(({ limitMinutes }) => limitMinutes);
  expect(limits).toEqual([60, 60]);
  expect(pika.liveSessions()).toHaveLength(2);
});

test('someone of another workspace may ask and stop, but not spend', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, xena } = slack.users;
  const { shared } = slack.channels;

  await slack.post({ channel: shared.id, user: xena.id, text: `<@${slack.botUserId}> ${url}` });
  const card = await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');
  expect(buttonsOf(card)).toEqual(['Join now', 'Don’t join', 'Brief']);
  let from = slack.journal.entries.length;
  await press(world, xena, card, 'Join now');
  const refused = await whisperTo(world, xena, from);
  expect(refused.text).toContain('works here for another workspace');
  await untilStates(world, 'proposed');

  await press(world, ada, card, 'Join now');
  const live = await waitForCard(world, 'abc-defg-hij', 'is connected');
  from = slack.journal.entries.length;
  await press(world, xena, live, 'Extend 15 min (+$4.13)');
  expect((await whisperTo(world, xena, from)).text).toContain('works here for another workspace');
  expect((await world.meetings())[0]?.limitMinutes).toBe(60);

  await press(world, xena, live, 'Stop');
  await waitForCard(world, 'abc-defg-hij', `<@${xena.id}> pressed Stop`);
  await expect.poll(() => pika.liveSessions()).toEqual([]);
});

test('only people of this workspace pick another time, and only in the card’s channel', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, gus, xena } = slack.users;
  const { shared, standup } = slack.channels;
  await slack.post({ channel: shared.id, user: ada.id, text: `standup tonight ${url}` });
  const card = await waitForCard(world, 'abc-defg-hij', 'may name a time');
  const from = slack.journal.entries.length;
  await press(world, xena, card, 'Another time…');
  expect((await whisperTo(world, xena, from)).text).toContain('works here for another workspace');
  expect(slack.openViews(xena.id)).toEqual([]);

  // Gus holds a real button of another card, with this meeting's value.
  await slack.post({
    channel: standup.id,
    user: gus.id,
    text: 'tonight https://meet.google.com/bbb-bbbb-bbb',
  });
  const other = await waitForCard(world, 'bbb-bbbb-bbb', 'may name a time');
  await slack.press({
    user: gus.id,
    channel: standup.id,
    messageTs: other.ts,
    actionId: 'meeting_pick_start',
    value: buttonValueOf(card, 'meeting_pick_start'),
  });
  const form = await slack.waitForView(({ user }) => user === gus.id);
  const start = Math.floor(Date.now() / 1_000) + 3_600;
  await slack.submitView({ user: gus.id, viewId: form.id, values: { start } });
  expect((await whisperTo(world, gus, from)).text).toContain('isn’t in this channel');
  await untilStates(world, 'proposed', 'proposed');
});

test('in a DM only the person who asked decides; in a channel anyone can', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, ben, cleo } = slack.users;
  const { card } = await goLive(world, { channel: ada.dm, user: ada.id });

  // Ben forges Ada's button in his own DM.
  const { ts } = await slack.post({ channel: ben.dm, user: ben.id, text: 'hi' });
  const from = slack.journal.entries.length;
  await slack.press({
    user: ben.id,
    channel: ben.dm,
    messageTs: ts,
    actionId: 'meeting_stop',
    value: buttonValueOf(card, 'meeting_stop'),
  });
  expect((await whisperTo(world, ben, from)).text).toContain('isn’t in this channel');
  await untilStates(world, 'live');

  const other = await goLive(world, { code: 'bbb-bbbb-bbb', user: ada.id });
  await press(world, cleo, other.card, 'Stop');
  await waitForCard(world, 'bbb-bbbb-bbb', `<@${cleo.id}> pressed Stop`);
  await expect.poll(pika.liveSessions).toHaveLength(1);
});

test('/pika leave and status know only the calls of their own channel', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  await goLive(world);
  const place = { channel: slack.channels.standup.id, user: slack.users.gus.id };

  expect((await slack.command({ ...place, text: 'leave' })).text).toContain('No active calls');
  expect((await slack.command({ ...place, text: `leave ${url}` })).text).toContain('call isn’t active');
  expect((await slack.command({ ...place, text: 'status' })).text).not.toContain('abc-defg-hij');
  const joined = await slack.command({ ...place, text: `join ${url}` });
  expect(joined.text).toMatch(inOrder('already asked', 'abc-defg-hij', 'elsewhere'));
  expect(joined.text).not.toContain(slack.users.ada.id);
  await untilStates(world, 'live');
});
