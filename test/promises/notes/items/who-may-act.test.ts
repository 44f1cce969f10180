import { expect, test } from 'vitest';
import { dmsTo, recapOf, startRecaps, told } from '../../../support/recap.ts';

const options = ['Take it', 'Assign…', 'Done', 'Edit…', 'Not an action'];

test('guests, people of another workspace and people outside the channel change nothing', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { cleo, dora, sol, xena } = slack.users;
  const { general } = slack.channels;
  const recap = await recapOf(world);
  await recap.reads('• Send the plan');

  for (const option of options) {
    expect(await told(world, sol, () => recap.choose(sol, 'Send the plan', option))).toContain(
      'Guests can’t',
    );
  }
  general.members.add(xena.id);
  expect(await told(world, xena, () => recap.choose(xena, 'Send the plan', 'Done'))).toContain(
    'for another workspace',
  );
  general.members.delete(cleo.id);
  for (const who of [dora, cleo])
    for (const option of options) await recap.choose(who, 'Send the plan', option);
  await slack.idle();
  expect(slack.openViews()).toEqual([]);
  expect(await recap.items()).toMatchObject([{ version: 1, state: 'open', ownerId: null }]);
});

test('an item can be assigned only to people of its channel, guests included', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, calendar, dora, sol } = slack.users;
  const recap = await recapOf(world);
  await recap.reads('• Send the plan');
  await recap.choose(ada, 'Send the plan', 'Assign…');
  const { id: viewId } = await slack.waitForView((view) => view.user === ada.id);
  const give = (owner: string) => slack.submitView({ user: ada.id, viewId, values: { owner } });

  expect((await give(dora.id)).errors?.owner).toContain('aren’t in this channel');
  expect((await give(calendar.id)).errors?.owner).toContain('an app');
  expect(await recap.items()).toMatchObject([{ version: 1, ownerId: null }]);
  expect(dmsTo(world, dora)).toEqual([]);

  expect(await give(sol.id)).toMatchObject({ action: 'close' });
  await recap.reads('• Send the plan (@Sol)');
  await expect.poll(() => dmsTo(world, sol)).toHaveLength(1);
});

test('made-up values change nothing, whatever they name', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben, gus } = slack.users;
  const { standup } = slack.channels;
  const recap = await recapOf(world);
  await recap.reads('• Send the plan');
  const value = recap.valueOf('Send the plan', 'Done');
  const [id] = value.split(':');
  const { ts } = await slack.post({ channel: standup.id, user: gus.id, text: 'hi' });

  const elsewhere = () =>
    slack.press({ user: ben.id, channel: standup.id, messageTs: ts, actionId: 'item_menu', value });
  expect(await told(world, ben, elsewhere)).toContain('no longer on');
  for (const forged of [
    '',
    'x',
    `${id}`,
    `${id}:1`,
    `${id}:1:`,
    `${id}:1:fly`,
    `${id}:1:reopen`,
    `${id}:2:done`,
    `${id}:-1:done`,
    `${id}:1:done:done`,
    `${recap.meetingId}:1:done`,
    `${id}:1:done' or 1=1 --`,
  ])
    await recap.choose(ada, 'Send the plan', 'Done', forged);
  await slack.idle();
  expect(await recap.items()).toMatchObject([{ version: 1, state: 'open' }]);
});

test('while Slack doesn’t say who is in the channel, nothing is changed', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ben } = slack.users;
  const recap = await recapOf(world);
  await recap.reads('• Send the plan');
  slack.faults.fail('users.conversations', 'internal_error', 1);
  expect(await told(world, ben, () => recap.choose(ben, 'Send the plan', 'Done'))).toContain('in a minute');
  await recap.choose(ben, 'Send the plan', 'Done');
  await recap.reads('~Send the plan~');
});
