import { expect, test } from 'vitest';
import { worldWithDestinations } from '../../../support/exports.ts';

test('where Slack has no canvases, the export is a file', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to canvas');
  slack.faults.limitCanvases('disabled');
  const thread = await world.call();
  await thread.exports(/Canvas: .*sent/);
  expect(slack.files().map(({ title }) => title)).toContain('Notes: Release of 2.0');
});

test('a canvas whose answer was lost is shown as uncertain, and “Send again” makes another', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to canvas');
  slack.faults.loseAnswer('canvases.create');
  const thread = await world.call();
  await thread.exports(/Canvas: may or may not.*was lost/);
  await thread.press('Send again');
  await thread.exports(/Canvas: .*sent/);
});
