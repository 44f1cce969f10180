import { expect, test } from 'vitest';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { buttonValueOf, press } from '../../support/slack-acts.ts';

const message = { to: '#standup', text: 'We ship.' };

test('when two people decide at once, one wins and the other hears who was first', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, cleo } = slack.users;
  const asked = await work.task('post_message', message);
  const card = await work.card();

  await Promise.all([
    press(work, ada, card, 'Approve'),
    press(work, ben, card, 'Approve'),
    press(work, cleo, card, 'Decline'),
  ]);

  const { state } = await work.outcome(asked);
  const shown = (await work.reads(/Done, approved by|Declined by/)).text;
  const first = [ada, ben, cleo].find(({ id }) => shown.includes(`<@${id}>`));
  expect(state).toBe(first === cleo ? 'declined' : 'done');
  const second = () =>
    slack.ephemerals.filter(({ text }) => text.startsWith(`<@${first?.id}> has already decided. `));
  await expect.poll(() => second().length).toBe(2);
  expect(second().map(({ user }) => user)).not.toContain(first?.id);
  await slack.idle();
  expect(slack.messages(slack.channels.standup.id)).toHaveLength(first === cleo ? 0 : 1);
});

test('a double click approves once, and says nothing strange', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', message);
  const card = await work.card();

  const double = () =>
    Promise.all([
      work.press(slack.users.ben, card, 'Approve'),
      press(work, slack.users.ben, card, 'Approve'),
    ]);

  expect(await work.told(slack.users.ben, double)).toMatch(/^You’ve already decided\. /);
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id)).toHaveLength(1);
});

test('guests, people of another workspace and people outside the channel decide nothing', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { cleo, dora, sol, xena } = slack.users;
  await work.task('post_message', message);
  const card = await work.card();
  const { general } = slack.channels;

  for (const button of ['Approve', 'Decline', 'Edit']) {
    expect(await work.told(sol, () => press(work, sol, card, button))).toContain('Guests can’t');
  }
  general.members.add(xena.id);
  expect(await work.told(xena, () => press(work, xena, card, 'Approve'))).toContain('for another workspace');
  // Whoever looks into a public channel without being in it sees the buttons too; nobody can whisper to them there.
  general.members.delete(cleo.id);
  for (const { id: user } of [dora, cleo]) {
    for (const actionId of ['run_approve', 'run_decline', 'run_edit']) {
      await slack.press({ user, channel: card.channel, messageTs: card.ts, actionId });
    }
  }

  await slack.idle();
  expect(slack.openViews()).toEqual([]);
  expect((await work.card()).ts).toBe(card.ts);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('where the channel named approvers, only they decide, and the others hear whom to ask', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, cleo } = slack.users;
  expect(await work.command(ada, `approvers <@${ben.id}|ben>`)).toContain(`<@${ben.id}>`);
  const asked = await work.task('post_message', message);
  const card = await work.card();

  for (const [who, button] of [
    [ada, 'Approve'],
    [cleo, 'Decline'],
    [cleo, 'Edit'],
  ] as const) {
    expect(await work.told(who, () => press(work, who, card, button))).toContain('only @Ben can');
  }
  expect(slack.openViews()).toEqual([]);
  // Nor do they name themselves.
  expect(await work.command(cleo, `approvers <@${cleo.id}|cleo>`)).toContain(`only <@${ben.id}> can`);

  await work.press(ben, card, 'Approve');
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
});

test('a value of another channel, of another card or of nothing decides nothing', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, gus } = slack.users;
  const { standup } = slack.channels;
  await work.task('post_message', message);
  const card = await work.card();
  const value = buttonValueOf(card, 'run_approve');
  const { ts } = await slack.post({ channel: standup.id, user: gus.id, text: 'hi' });

  const forge = (actionId: string, forged: string) => () =>
    slack.press({ user: ben.id, channel: standup.id, messageTs: ts, actionId, value: forged });
  for (const actionId of ['run_approve', 'run_decline', 'run_edit']) {
    expect(await work.told(ben, forge(actionId, value))).toContain('another channel');
  }
  const [toolCallId] = value.split(':');
  for (const forged of [`${toolCallId}:2`, `${toolCallId}:0`, `${toolCallId}`]) {
    const here = () =>
      slack.press({
        user: ben.id,
        channel: card.channel,
        messageTs: card.ts,
        actionId: 'run_approve',
        value: forged,
      });
    expect(await work.told(ben, here), forged).toContain('in the meantime');
  }
  for (const forged of [
    '',
    'x',
    `${toolCallId}:-1`,
    `${toolCallId}:1e3`,
    `${work.meetingId}:1`,
    `${value}' or 1=1 --`,
  ]) {
    const answer = await slack.press({
      user: ben.id,
      channel: card.channel,
      messageTs: card.ts,
      actionId: 'run_approve',
      value: forged,
    });
    expect(answer.ok, forged).toBe(true);
  }
  await slack.idle();
  expect((await work.card()).ts).toBe(card.ts);
  expect(slack.messages(standup.id)).toHaveLength(1);
});
