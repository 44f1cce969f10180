import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

test('a person who left the channel of their rules gets the thread in the DM, as the card says', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada } = slack.users;
  const general = slack.channels.general.id;
  await slack.removeMember({ channel: general, user: ada.id });
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  await world.addCalendar(ada, { rules: { channelId: general } });
  await world.dm(ada, 'You’ve left #general');
  await world.answer(ada, 'Send Stand-in to', 'Send');
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting?.channelId).not.toBe(general);
  await world.dm(ada, 'Stand-in will join *Weekly sync*');
  expect(slack.messages(general).filter(({ own }) => own)).toEqual([]);
});

test('a meeting joined by rule waits while Slack doesn’t say who is in the channel, then its thread is there', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada } = slack.users;
  const general = slack.channels.general.id;
  slack.faults.fail('users.conversations', 'internal_error', 1);
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  const id = await world.addCalendar(ada, { rules: { send: 'all', channelId: general } });
  await expect
    .poll(() =>
      slack.journal.entries.some((one) => one.kind === 'api' && one.method === 'users.conversations'),
    )
    .toBe(true);
  await world.askNow(id);
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting?.channelId).toBe(general);
});
