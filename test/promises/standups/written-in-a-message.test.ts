import { expect, test } from 'vitest';
import { allStandups, standupUrl, startStandups, typist } from '../../support/standups.ts';

test('someone who pastes a link for every Monday gets one meeting, and the command for all Mondays', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  const { ts } = await slack.post({
    channel,
    user: ada.id,
    text: `every monday at 10 in Berlin <${standupUrl}>`,
  });
  const said = await slack.waitForEphemeral(({ user }) => user === ada.id);
  expect(said).toMatchObject({
    threadTs: ts,
    text: expect.stringContaining(`\`/pika standup add ${standupUrl} every Monday at 10:00 in Berlin\``),
  });
  expect(await allStandups(world)).toEqual([]);
  const [line = ''] = said.text.match(/(?<=`\/pika standup )[^`]+/g) ?? [];
  expect(await typist(world)(line, 'in_channel')).toContain('every Monday at 10:00, Europe/Berlin');

  await slack.post({ channel, user: ada.id, text: 'monday at 10 https://meet.google.com/xyz-abcd-xyz' });
  await expect.poll(async () => (await world.meetings()).length).toBe(2);
  await slack.idle();
  expect(slack.ephemerals.filter(({ text }) => text.includes('/pika standup'))).toHaveLength(1);
});
