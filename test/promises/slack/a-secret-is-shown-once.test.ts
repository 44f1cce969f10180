import { expect, test } from 'vitest';
import { type CopiesWorld, worldWithDestinations } from '../../support/exports.ts';
import { outbox } from '../../support/slack-acts.ts';
import type { World } from '../../support/world.ts';

const hook = 'https://hooks.acme.org/recaps';

/** Slack is slower to say who is where than a command may take. */
function slowSlack({ slack }: World) {
  return slack.faults.delay('users.conversations', 2_600);
}

/** All that may be read of what was ever said, but for windows. */
async function everywhere(world: World): Promise<string> {
  await world.slack.idle();
  return JSON.stringify([world.slack.ephemerals, await outbox(world), world.log]);
}

test('a webhook’s secret that comes too late for the answer is in no message: it’s said how to get one', async () => {
  const world = await worldWithDestinations();
  slowSlack(world);
  expect(await world.type(`send ${hook}`)).toContain('Still checking');
  const told = await world.slack.waitForEphemeral(({ text }) => text.includes('From the next call'));
  expect(told.text).toMatch(
    /the webhook at hooks\.acme\.org[\s\S]*`\/pika send https:\/\/… off`[\s\S]*\*Add…\*/,
  );
  expect(await everywhere(world)).not.toContain('whsec_');

  await world.type(`send ${hook} off`);
  expect(await world.type(`send ${hook}`)).toContain('whsec_');
});

test('so it is with an agent’s key', async () => {
  const world = await worldWithDestinations();
  slowSlack(world);
  expect(await world.type('connect in #general')).toContain('Still checking');
  const told = await world.slack.waitForEphemeral(({ text }) => text.includes('too late'));
  expect(told.text).toMatch(/`\/pika connect`/);
  expect(await everywhere(world)).not.toContain('Bearer');
  expect(await world.type('connect list')).toContain('expires');
});

async function addInForm(world: CopiesWorld) {
  const { slack } = world;
  const { id: user } = slack.users.ada;
  const channel = slack.channels.general.id;
  await world.type('send');
  const messageTs = slack.ephemerals.findLast((one) => one.via === 'ack')?.ts ?? '';
  await slack.press({ user, channel, messageTs, buttonText: 'Add…' });
  const { id: viewId } = await slack.waitForView((view) => view.title === 'Also send recaps to');
  slowSlack(world);
  const values = { kind: 'webhook', address: hook };
  expect(await slack.submitView({ user, viewId, values })).toMatchObject({ action: 'update' });
  expect(JSON.stringify(slack.openViews(user))).toContain('Leave this window open');
  return { user, viewId };
}

test('in a form a late secret comes into its window, and nowhere else', async () => {
  const world = await worldWithDestinations();
  const { user, viewId } = await addInForm(world);
  await expect.poll(() => JSON.stringify(world.slack.openViews(user))).toContain('whsec_');
  await world.slack.closeView({ user, viewId });
  expect(await everywhere(world)).not.toContain('whsec_');
});

test('where that window was closed meanwhile, nobody reads it, and it’s said how to get another', async () => {
  const world = await worldWithDestinations();
  const { user, viewId } = await addInForm(world);
  await world.slack.closeView({ user, viewId });
  const told = await world.slack.waitForEphemeral(({ text }) => text.includes('You closed the window'));
  expect(told.user).toBe(user);
  expect(await everywhere(world)).not.toContain('whsec_');
});
