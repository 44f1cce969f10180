import { expect, test } from 'vitest';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { homeOf } from '../../support/home.ts';
import { press, waitForCard } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('an approval stands there for who may approve, with its card, and goes once somebody decided', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, dora } = slack.users;
  const [adas, bens] = [homeOf(work, ada), homeOf(work, ben)];
  await bens.open('Nothing waits for you.');
  const task = await work.task('post_message', { to: '#standup', text: 'Moved to 3' });
  expect(task.state).toBe('awaiting_approval');
  const card = await work.card();
  const link = `p${card.ts.replace('.', '')}`;
  await bens.reads('waits for approval', link, 'in #general');
  expect(await homeOf(work, dora).open('Needs you')).toContain('Nothing waits for you.');

  await work.command(ada, `approvers <@${ada.id}>`);
  await adas.open('waits for approval');
  await bens.open('Nothing waits for you.');
  await work.press(ada, card, 'Decline');
  await adas.reads('Nothing waits for you.');
});

test('a recap that is held waits for who asked for the call, and a call without an answer for its channel', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await slack.command({ user: ada.id, channel, text: 'recap hold' });
  const { thread } = await spokenCall(world, 'Ben: I will send the nine marmalades to finance by Friday.');
  await thread.reads('are held');
  await slack.command({ user: ada.id, channel, text: 'auto ask' });
  await slack.post({ channel, text: 'https://meet.google.com/bbb-bbbb-bbb' });
  const card = await waitForCard(world, 'bbb-bbbb-bbb', 'Join now');
  const home = homeOf(world, ada);
  const seen = await home.open('A recap waits for its release', 'A call waits for *Join now*');
  expect(seen).not.toContain('marmalade');
  expect(await homeOf(world, ben).open('A call waits for *Join now*')).not.toContain('release');
  await press(world, ada, card, 'Don’t join');
  await expect.poll(home.shown).not.toContain('Join now');
});

test('its buttons open what they name, for the person who presses', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben, sol } = slack.users;
  const home = homeOf(world, ben);
  await home.open('[Personas]');
  await slack.command({
    user: ben.id,
    channel: slack.channels.general.id,
    text: 'remember for me I prefer mornings',
  });
  for (const [buttonText, title] of [
    ['Personas', 'Personas'],
    ['What you know about me', 'What I know about you'],
    ['Calendars', 'Calendars'],
    ['Agents', 'Agents'],
  ] as const) {
    await home.press('home_personas', { buttonText });
    const view = await slack.waitForView((one) => one.title === title && one.user === ben.id);
    if (buttonText === 'What you know about me') expect(JSON.stringify(view.blocks)).toContain('mornings');
    await slack.closeView({ user: ben.id, viewId: view.id });
  }
  // A guest sees what is in their channels.
  await homeOf(world, sol).open('Needs you');
});
