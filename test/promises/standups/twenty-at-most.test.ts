import { expect, test } from 'vitest';
import { allStandups, hoursAway, standupUrl, startStandups, typist } from '../../support/standups.ts';

const refusal = 'limit of 20 standups';

test('a channel has twenty standups at most: Undo brings back none beyond that', async () => {
  const world = await startStandups();
  const { slack } = world;
  const user = slack.users.ben.id;
  const type = typist(world);
  const add = `add ${standupUrl} daily ${hoursAway()}`;
  const there = async () => (await allStandups(world)).filter(({ removedAt }) => !removedAt).length;
  for (let number = 1; number <= 20; number += 1) await type(add, 'in_channel');
  expect(await type(add)).toContain(refusal);
  await type('remove 20', 'in_channel');
  await type(add, 'in_channel');

  const { channel, ts } = await slack.waitForMessage(({ text }) => text.includes('removed standup 20'), {
    current: true,
  });
  const undo = () => slack.press({ user, channel, messageTs: ts, buttonText: 'Undo' });
  await undo();
  await slack.waitForEphemeral((message) => message.user === user && message.text.includes(refusal));
  expect(await there()).toBe(20);

  await type('remove 3', 'in_channel');
  await undo();
  await slack.waitForMessage(({ text }) => /undid.* standup 20/.test(text), {
    current: true,
  });
  expect(await there()).toBe(20);
});
