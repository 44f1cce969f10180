import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { homeOf } from '../../support/home.ts';
import { answerBelow } from '../../support/memory.ts';
import { press, waitForCard } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('an approval stands there for who may approve, with its card, and goes once somebody decided', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, dora, sol } = slack.users;
  const [adas, bens] = [homeOf(work, ada), homeOf(work, ben)];
  await bens.open('Nothing waits for you.');
  const task = await work.task('post_message', { to: '#standup', text: 'Moved to 3' });
  expect(task.state).toBe('awaiting_approval');
  const card = await work.card();
  const link = `p${card.ts.replace('.', '')}`;
  await bens.reads('waits for approval', link, 'in #general');
  // Who isn't in the channel, and a guest of it, approves nothing.
  for (const other of [dora, sol])
    expect(await homeOf(work, other).open('Needs you')).toContain('Nothing waits for you.');

  await work.command(ada, `approvers <@${ada.id}>`);
  await adas.open('waits for approval');
  await bens.open('Nothing waits for you.');
  await work.press(ada, card, 'Decline');
  await adas.reads('Nothing waits for you.');
});

test('an approval that was shown before Slack had its card links to that card as soon as it stands', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const isCard = (args: object) => JSON.stringify(args).includes('Moved to 3');
  const held = slack.faults.hold('chat.postMessage', { when: isCard });
  const task = work.task('post_message', { to: '#standup', text: 'Moved to 3' });
  await expect.poll(() => held.planted.hits).toBe(1);
  const home = homeOf(work, slack.users.ben);
  const link = `p${(await work.card()).ts.replace('.', '')}`;
  expect(await home.open('waits for approval')).not.toContain(link);
  held.release();
  // What changes otherwise shows it too, some ten seconds later.
  await expect.poll(home.shown, { timeout: onThisMachine(5_000) }).toContain(link);
  await task;
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

test('a question of the agent waits for whoever reads its thread, in its words, and goes with its answer', async () => {
  const work = await agentAtWork();
  const { slack, channel, ts: threadTs, meetingId: meeting_id } = work;
  const { ben, sol, dora } = slack.users;
  const [bens, guests] = [homeOf(work, ben), homeOf(work, sol)];
  await bens.open('Nothing waits for you.');
  const asked = work.agent.call('ask_channel', {
    ...{ meeting_id, question: 'Morning or <!here> evening?', wait_seconds: 40 },
  });
  const { ts } = await work.reads('evening?');
  // With a link to where it is answered; a guest of the channel may answer too.
  for (const home of [bens, guests]) {
    const words = ['The agent asks', 'evening?', `p${ts.replace('.', '')}`];
    await (home === bens ? home.reads(...words) : home.open(...words));
  }
  expect(JSON.stringify(slack.home(ben.id))).not.toContain('<!here>');
  expect(await homeOf(work, dora).open('Needs you')).not.toContain('evening?');

  await slack.post({ channel, user: ben.id, threadTs, text: 'Morning' });
  expect(await asked).toMatchObject({ answer: 'Morning' });
  for (const home of [bens, guests]) await home.reads('Nothing waits for you.');
});

test('what a call left to remember waits for members of its channel, and goes once they decided', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { ada, ben, dora, sol } = world.slack.users;
  const { thread } = await spokenCall(world, 'Ben: We release on Mondays. I own the billing service.', {
    others: [{ name: 'Ben', email: ben.email }],
  });
  const { ts } = await thread.reads('Worth remembering?');
  const home = homeOf(world, ada);
  // What it is stands in the thread alone.
  const waiting = await home.open('2 things to remember, or not', `p${ts.replace('.', '')}`);
  expect(waiting).not.toContain('Mondays');
  // Neither who isn't in the channel nor a guest, who may keep nothing.
  for (const other of [dora, sol])
    expect(await homeOf(world, other).open('Needs you')).not.toContain('to remember');

  await answerBelow(world, thread, ben, 'We release', 'Keep');
  await home.reads('1 thing to remember, or not');
  await answerBelow(world, thread, ada, 'billing', 'No');
  await home.reads('Nothing waits for you.');
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
