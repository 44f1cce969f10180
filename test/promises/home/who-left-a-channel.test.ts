import { expect, test } from 'vitest';
import { homeOf } from '../../support/home.ts';
import { tookPlace } from '../../support/past-meetings.ts';
import { startWorld } from '../../support/world.ts';

test('the words of a channel go from the Home tab of who leaves it, without their opening it again', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben, cleo } = slack.users;
  await tookPlace(world, { title: 'The nine marmalades', channel: slack.channels.general.id });
  const [bens, cleos] = [homeOf(world, ben), homeOf(world, cleo)];
  await bens.open('marmalades');
  await cleos.open('marmalades');

  await slack.removeMember({ channel: slack.channels.general.id, user: ben.id });

  await expect.poll(bens.shown).not.toContain('marmalades');
  expect(cleos.shown()).toContain('marmalades');
});
