import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import {
  allOccurrences,
  comesTo,
  hoursAway,
  inChannel,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';

test('a standup that costs more a month than may be spent says so when it’s set up and in the list', async () => {
  const world = await startStandups({ settings: { WORKSPACE_BUDGET_USD: '50' } });
  const { slack } = world;
  const type = typist(world);
  const added = await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  expect(added).toMatch(
    inOrder(/about \$\d+ a month/, 'more than this workspace’s budget of $50.00 a month'),
  );
  await slack.command({ channel: slack.channels.standup.id, user: slack.users.ada.id, text: 'budget 30' });
  expect(await type('list')).toContain('more than this channel’s budget of $30.00 a month');
  const fits = await type(`add https://meet.google.com/xyz-abcd-efg mon ${hoursAway()} for 20`, 'in_channel');
  expect(fits).toContain('a month');
  expect(fits).not.toContain('more than');
});

test('where nothing is left of a budget, a standup’s time comes with a word about it and no call', async () => {
  const world = await startStandups({ settings: { WORKSPACE_BUDGET_USD: '1' } });
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 9);
  await expect
    .poll(() => inChannel(world).join('\n'))
    .toMatch(inOrder('Standup 1', 'budget of $1.00 a month', 'people who run Stand-in'));
  expect(world.pika.sessions).toEqual([]);
  expect(await allOccurrences(world)).toMatchObject([{ meetingId: null }]);
});
