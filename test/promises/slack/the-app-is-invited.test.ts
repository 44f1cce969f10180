import { expect, test } from 'vitest';
import { letInAtOnce, outbox, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const says = 'Paste a Google Meet or Zoom link here';

function invite({ slack }: World, how: { times?: number; eventId?: string } = {}) {
  const { elsewhere } = slack.channels;
  return slack.addMember({
    ...{ channel: elsewhere.id, user: slack.botUserId, inviter: slack.users.ben.id },
    ...how,
  });
}

function welcomes({ slack }: World) {
  return slack.messages(slack.channels.elsewhere.id).filter(({ own, text }) => own && text.includes(says));
}

test('a channel is greeted once, however often Slack tells of it and people invite the app', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { elsewhere, general } = slack.channels;
  const told = await invite(world, { times: 3 });
  expect(told.map(({ ok }) => ok)).toEqual([true, true, true]);
  await expect.poll(() => welcomes(world)).toHaveLength(1);
  expect(welcomes(world)[0]?.threadTs).toBeUndefined();

  await slack.removeMember({ channel: elsewhere.id, user: slack.botUserId });
  await invite(world);
  // Somebody who comes is none of its business.
  await slack.addMember({ channel: general.id, user: slack.users.dora.id, inviter: slack.users.ada.id });
  expect(await outbox(world)).toHaveLength(1);
});

test('its buttons send it into a call, set up a standup and say what is kept, each to who presses', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  await invite(world);
  await expect.poll(() => welcomes(world)).toHaveLength(1);
  const [welcome] = welcomes(world);
  const press = (user: string, buttonText: string) =>
    slack.press({ user, channel: welcome?.channel ?? '', messageTs: welcome?.ts ?? '', buttonText });

  await press(ada.id, 'Send Stand-in to a call');
  const form = await slack.waitForView(({ title, user }) => title === 'Send Stand-in' && user === ada.id);
  await slack.submitView({
    user: ada.id,
    viewId: form.id,
    values: { link: 'https://meet.google.com/abc-defg-hij' },
  });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(card).toMatchObject({ channel: welcome?.channel });
  expect(card.threadTs).toBeUndefined();

  await press(ben.id, 'Set up a standup');
  await slack.waitForView(({ title, user }) => title === 'New standup' && user === ben.id);

  await press(ben.id, 'What’s kept here');
  const kept = await slack.waitForEphemeral(({ user, text }) => user === ben.id && /I keep/.test(text));
  expect(kept.text).toMatch(/the transcript, the recap and the action items, until somebody deletes them/);

  await press(ben.id, 'Send Stand-in to a call');
  const other = await slack.waitForView(({ title, user }) => title === 'Send Stand-in' && user === ben.id);
  expect(JSON.stringify(other.blocks)).not.toContain('conversations_select');
});

test('people of another company read why its buttons set up nothing for them', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, xena } = slack.users;
  const channel = slack.channels.shared.id;
  await slack.removeMember({ channel, user: slack.botUserId });
  await slack.addMember({ channel, user: slack.botUserId, inviter: ada.id });
  const { ts: messageTs } = await slack.waitForMessage((one) => one.own && one.channel === channel);
  await slack.press({ user: xena.id, channel, messageTs, buttonText: 'Set up a standup' });
  const told = await slack.waitForEphemeral(({ user }) => user === xena.id);
  expect(told.text).toContain('Stand-in works here for another workspace');
  expect(slack.openViews(xena.id)).toEqual([]);
});

test('the greeting says what a pasted link does there, and what is kept as the policy has it', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const { general, elsewhere } = slack.channels;
  await slack.command({ channel: general.id, user: ada.id, text: 'workspace auto ask' });
  await slack.command({ channel: general.id, user: ada.id, text: 'retention 30' });
  await invite(world);
  const welcome = await slack.waitForMessage(({ own, channel }) => own && channel === elsewhere.id);
  expect(welcome.text).toContain('once somebody presses *Join now*');
  await slack.press({
    ...{ user: ada.id, channel: elsewhere.id, messageTs: welcome.ts },
    buttonText: 'What’s kept here',
  });
  await slack.waitForEphemeral(({ text }) => text.includes('for 30 days'));
});
