import { expect, test } from 'vitest';
import { worldWithDestinations } from '../../../support/exports.ts';

test('where there are no canvases the copy is a file', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to canvas');
  slack.faults.limitCanvases('disabled');
  const thread = await world.call();
  await thread.exports(/Canvas: .*sent/);
  expect(slack.files().map(({ title }) => title)).toContain('Notes: Release of 2.0');
}, 60_000);

test('a canvas whose answer was lost is said to be uncertain; Send again makes another', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to canvas');
  slack.faults.loseAnswer('canvases.create');
  const thread = await world.call();
  await thread.exports('Canvas: may or may not have arrived. Slack’s answer was lost. Check there');
  await thread.press('Send again');
  await thread.exports(/Canvas: .*sent/);
}, 60_000);
