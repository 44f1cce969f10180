import { expect, test } from 'vitest';
import { untilStates } from '../../support/slack-acts.ts';
import {
  allStandups,
  inChannel,
  minutesAway,
  standupCard,
  standupUrl,
  startStandups,
  typist,
  untilSeenTo,
} from '../../support/standups.ts';

/** A standup of eight minutes from now, whose card is up. */
async function ahead() {
  const world = await startStandups();
  const type = typist(world);
  const at = minutesAway(8);
  const said = await type(`add ${standupUrl} daily ${at}`, 'in_channel');
  const [today = '', tomorrow = ''] = said.match(/\w{3} \d{1,2} \w{3,4}, \d\d:\d\d/g) ?? [];
  await untilStates(world, 'scheduled');
  return {
    world,
    today,
    tomorrow,
    /** The same time as before: its card stays, and it is the next one again. */
    change: () => type(`move 1 daily ${at}`, 'in_channel'),
    skip: () => type('skip 1', 'in_channel'),
    list: () => type('list'),
  };
}

test('the list names the standup whose card is up as the next, and skip skips that one', async () => {
  const { world, today, tomorrow, skip, list } = await ahead();
  await untilSeenTo(world);
  expect(await list()).toContain(`; next ${today} (`);
  expect(await skip()).toContain(`skipped standup 1 on ${today}`);
  expect(await list()).toContain(`; next ${tomorrow} (`);
});

test('skip just after a change cancels today’s standup and names tomorrow’s as the next', async () => {
  const { world, today, tomorrow, change, skip } = await ahead();
  expect(await change()).toContain(`Next: ${today}`);
  const skipped = await skip();
  expect(skipped).toContain(`skipped standup 1 on ${today}`);
  expect(skipped).toContain(`Next: ${tomorrow}`);
  await untilStates(world, 'cancelled');
  expect(await skip()).toContain(`skipped standup 1 on ${tomorrow}`);
});

test('after Don’t join just after a change, skip means the standup after it', async () => {
  const { world, today, tomorrow, change, skip } = await ahead();
  const card = await standupCard(world);
  expect(await change()).toContain(`Next: ${today}`);
  await world.slack.press({
    user: world.slack.users.ben.id,
    channel: card.channel,
    messageTs: card.ts,
    buttonText: 'Don’t join',
  });
  await untilStates(world, 'cancelled');
  expect(await skip()).toContain(`skipped standup 1 on ${tomorrow}`);
});

test('of two Skip next presses in one list, the first counts and the second says who was first', async () => {
  const { world, today, tomorrow } = await ahead();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.standup.id;
  await slack.command({ channel, user: ada.id, text: 'standup list' });
  const list = await slack.waitForEphemeral(({ user, text }) => user === ada.id && text.startsWith('*1*'));
  await slack.command({ channel, user: ben.id, text: 'standup list' });
  const bens = await slack.waitForEphemeral(({ user, text }) => user === ben.id && text.startsWith('*1*'));
  const next = (await allStandups(world))[0]?.nextAt;

  await slack.press({ user: ada.id, channel, messageTs: list.ts, option: 'Skip next' });
  await untilStates(world, 'cancelled');
  for (const [user, { ts: messageTs }] of [
    [ada.id, list],
    [ben.id, bens],
  ] as const) {
    await slack.press({ user, channel, messageTs, option: 'Skip next' });
    const told = await slack.waitForEphemeral(
      (message) => message.user === user && message.text.includes('was changed by'),
    );
    expect(told.text).toContain(`<@${ada.id}>`);
  }
  const skips = () => inChannel(world).filter((text) => text.includes('skipped standup 1'));
  await expect.poll(skips).toHaveLength(1);
  expect(skips()[0]).toContain(`skipped standup 1 on ${today}`);
  expect(skips()[0]).toContain(`Next: ${tomorrow}`);
  expect(await allStandups(world)).toMatchObject([{ nextAt: next, version: 2 }]);
});
