import { expect, test } from 'vitest';
import { typed } from '../../../support/past-meetings.ts';
import { recapOf, startRecaps } from '../../../support/recap.ts';

test('a dropped action item isn’t found any more; the others are', async () => {
  const world = await startRecaps();
  const { ada } = world.slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the walrus' }, { text: 'Feed the walrus' }] });
  expect(await typed(world, 'ask walrus')).toContain('>Send the walrus');

  await recap.choose(ada, 'Send the walrus', 'Not an action');

  await expect.poll(() => typed(world, 'ask walrus')).not.toContain('Send the walrus');
  expect(await typed(world, 'ask walrus')).toContain('>Feed the walrus');
});
