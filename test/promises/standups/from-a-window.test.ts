import { expect, test } from 'vitest';
import {
  allStandups,
  hoursAway,
  inChannel,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

/** `/pika standup`, and what can be done in the window that it opens. */
async function windowOf(world: World, user = world.slack.users.ada.id) {
  const { slack } = world;
  expect(await typist(world, user)('')).toContain('this channel’s standups');
  const { id: viewId } = await slack.waitForView((view) => view.user === user && view.title === 'Standups');
  const shown = () => JSON.stringify(slack.openViews(user).find(({ id }) => id === viewId)?.blocks ?? null);
  return {
    viewId,
    shown,
    shows: (words: string) => expect.poll(shown).toContain(words),
    choose: (option: string, number = 1) =>
      slack.pressInView({ user, viewId, option, blockId: `standup_${number}` }),
    add: () => slack.pressInView({ user, viewId, buttonText: 'Add…' }),
    form: (title: string) => slack.waitForView((view) => view.user === user && view.title === title),
  };
}

test('the window lists the channel’s standups, and skips, pauses, resumes and removes them', async () => {
  const world = await startStandups();
  const time = hoursAway();
  await typist(world)(`add ${standupUrl} daily ${time} for 15`, 'in_channel');
  const window = await windowOf(world);
  await window.shows(`every day at ${time}, Europe/Helsinki, for 15 min`);

  const first = (await allStandups(world))[0]?.nextAt?.getTime() ?? 0;
  await window.choose('Skip next');
  await window.shows('The channel sees it');
  expect((await allStandups(world))[0]?.nextAt?.getTime()).toBe(first + 86_400_000);
  await expect.poll(() => inChannel(world).join('\n')).toContain('skipped standup 1');
  await window.choose('Pause');
  await window.shows('paused by');
  expect(window.shown()).not.toContain('Skip next');
  await window.choose('Resume');
  await window.shows('Skip next');
  await window.choose('Remove');
  await window.shows('no standups');
  await expect.poll(() => inChannel(world).join('\n')).toContain('removed standup 1');
});

test('a form above the window adds and changes a standup, and the window shows it afterwards', async () => {
  const world = await startStandups();
  const { slack } = world;
  const user = slack.users.ada.id;
  const window = await windowOf(world);
  await window.shows('no standups');
  await window.add();
  const { id, inputs } = await window.form('New standup');
  expect(inputs.map(({ label }) => label)).toContain('Time zone');
  const values = { link: standupUrl, days: ['1', '2', '3', '4', '5'], time: '09:30' };
  expect(await slack.submitView({ user, viewId: id, values })).toMatchObject({ action: 'close' });
  await window.shows('weekdays at 09:30');

  await window.choose('Change…');
  const change = await window.form('Standup 1');
  await slack.submitView({ user, viewId: change.id, values: { days: ['1', '3'], time: '10:00' } });
  await window.shows('every Monday and Wednesday at 10:00');
  await expect.poll(() => inChannel(world).join('\n')).toContain('changed standup 1');
});

test('the window says what changed meanwhile, and what a guest can’t do', async () => {
  const world = await startStandups();
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const window = await windowOf(world);
  await type('move 1 10:00', 'in_channel');
  await window.choose('Remove');
  await window.shows('was changed by');
  await window.shows('every day at 10:00');
  expect(await allStandups(world)).toMatchObject([{ removedAt: null, version: 2 }]);

  const guests = await windowOf(world, world.slack.users.gus.id);
  await guests.choose('Remove');
  await guests.shows('Guests can’t');
  expect(await allStandups(world)).toMatchObject([{ removedAt: null, version: 2 }]);
});

test('the list in the channel has the same menus', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await slack.command({ channel, user: ada.id, text: 'standup list' });
  const list = await slack.waitForEphemeral(({ user, text }) => user === ada.id && text.startsWith('*1*'));
  const chosen = { user: ada.id, channel, messageTs: list.ts };
  await slack.press({ ...chosen, option: 'Change…' });
  await slack.waitForView((view) => view.title === 'Standup 1');
  await slack.press({ ...chosen, option: 'Pause' });
  await expect.poll(() => inChannel(world).join('\n')).toContain('paused standup 1');
  await slack.press({ ...chosen, option: 'Remove' });
  await slack.waitForEphemeral(({ text }) => text.includes('was changed by'));
  await slack.press({ ...chosen, buttonText: 'Add…' });
  await slack.waitForView((view) => view.title === 'New standup');
});
