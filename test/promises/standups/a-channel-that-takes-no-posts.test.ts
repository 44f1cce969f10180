import { expect, test } from 'vitest';
import { untilStates } from '../../support/slack-acts.ts';
import {
  allStandups,
  comesTo,
  hoursAway,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';

for (const [error, why] of [
  ['is_archived', 'is archived'],
  ['not_in_channel', 'not in that channel'],
] as const) {
  test(`${error}: nobody is sent, the standup is paused, and the person who set it up hears what to do`, async () => {
    const world = await startStandups();
    const { slack } = world;
    const { ada } = slack.users;
    const { standup } = slack.channels;
    const type = typist(world);
    await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
    slack.faults.fail('chat.postMessage', error, 100, ({ channel }) => channel === standup.id);
    await comesTo(world, 9);
    const told = await slack.waitForMessage(
      ({ channel, text }) => channel === ada.dm && text.includes('paused *standup 1*'),
    );
    expect(told.text).toContain(why);
    expect(told.text).toContain('`/pika standup resume 1`');
    const [meeting] = await untilStates(world, 'failed');
    expect(meeting).toMatchObject({ endReason: 'card_undeliverable' });
    expect((await allStandups(world))[0]).toMatchObject({ pausedBy: null, pausedAt: expect.any(Date) });

    await world.elapse(24 * 60);
    await slack.idle();
    expect(world.pika.sessions).toEqual([]);
    expect(await world.meetings()).toHaveLength(1);
  });
}

test('after unarchiving, someone resumes the standup; until then the list says why it’s paused', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const { standup } = slack.channels;
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  slack.faults.fail('chat.postMessage', 'is_archived', 100, ({ channel }) => channel === standup.id);
  await comesTo(world, 9);
  const isAboutIt = ({ text }: { text: string }) => text.includes('paused *standup 1*');
  await expect.poll(() => slack.messages(ada.dm).some(isAboutIt)).toBe(true);
  slack.faults.clear();
  expect(await type('list')).toContain('takes no messages');
  expect(await type('resume 1', 'in_channel')).toContain('resumed standup 1');
  expect((await allStandups(world))[0]).toMatchObject({ pausedAt: null });

  // What we told them in a DM goes with what else is theirs.
  const channel = slack.channels.general.id;
  const asked = await slack.command({ channel, user: ada.id, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await expect.poll(() => slack.messages(ada.dm).some(isAboutIt)).toBe(false);
});
