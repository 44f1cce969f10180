import { expect, test } from 'vitest';
import { homeOf } from '../../support/home.ts';
import { letInAtOnce, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

type Person = { id: string };

/** So many minutes from now, as Slack's picker gives it. */
function secondsFrom(minutes: number): string {
  return String(Math.floor(Date.now() / 1_000) + minutes * 60);
}

async function form({ slack }: World, person: Person) {
  const view = await slack.waitForView(({ title, user }) => title === 'Send Stand-in' && user === person.id);
  return {
    blocks: JSON.stringify(view.blocks),
    send: (values: Record<string, string>) => slack.submitView({ user: person.id, viewId: view.id, values }),
  };
}

test('a shortcut from anywhere sends it into a call, with its thread in the channel that was chosen', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, cleo } = slack.users;
  await slack.globalShortcut({ user: ada.id, callbackId: 'send_to_call' });
  const asked = await form(world, ada);
  const link = 'https://meet.google.com/abc-defg-hij';
  const wrong = await asked.send({ link: 'tomorrow', channel: slack.channels.elsewhere.id });
  expect(JSON.stringify(wrong)).toMatch(/not in that channel/);
  const there = { link, channel: slack.channels.general.id };
  expect(JSON.stringify(await asked.send({ ...there, when: secondsFrom(-60) }))).toContain('has passed');
  expect(JSON.stringify(await asked.send({ ...there, when: secondsFrom(31 * 24 * 60) }))).toContain(
    '30 days',
  );
  expect(await asked.send({ link, channel: slack.channels.general.id })).toMatchObject({ action: 'close' });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(card.channel).toBe(slack.channels.general.id);
  expect(card.text).toContain(`Asked by <@${ada.id}>`);

  // Of a channel that she isn't in.
  await slack.globalShortcut({ user: cleo.id, callbackId: 'send_to_call' });
  const cleos = await form(world, cleo);
  const refused = await cleos.send({
    link: 'https://meet.google.com/bbb-bbbb-bbb',
    channel: slack.channels.private.id,
  });
  expect(JSON.stringify(refused)).toContain('Only members of this channel');
  expect(await world.meetings()).toHaveLength(1);
});

test('a message’s link is in the form of its shortcut, and the Home tab opens the same form', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await slack.command({ user: ada.id, channel, text: 'auto off' });
  const { ts } = await slack.post({
    channel,
    user: ben.id,
    text: 'we meet at https://meet.google.com/abc-defg-hij',
  });
  await slack.shortcut({ user: ada.id, channel, messageTs: ts, callbackId: 'send_message' });
  const prefilled = await form(world, ada);
  expect(prefilled.blocks).toContain('https://meet.google.com/abc-defg-hij');
  expect(prefilled.blocks).not.toContain('conversations_select');
  expect(
    await prefilled.send({
      link: 'https://meet.google.com/abc-defg-hij',
      when: secondsFrom(120),
      minutes: '20',
    }),
  ).toMatchObject({
    action: 'close',
  });
  await expect
    .poll(async () => (await world.meetings())[0])
    .toMatchObject({ state: 'scheduled', channelId: channel, limitMinutes: 20 });

  const home = homeOf(world, ben);
  await home.open('[Send Stand-in…]');
  await home.press('home_send', { buttonText: 'Send Stand-in…' });
  expect((await form(world, ben)).blocks).toContain('conversations_select');
});
