import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { type AgentAtWork, agentAtWork } from '../../support/agent-at-work.ts';
import { buttonValueOf, waitForCard } from '../../support/slack-acts.ts';

/** Asks for a message, approves its card, and returns what the card said of its recipient. */
async function approved(work: AgentAtWork, to: string, text: string) {
  const asked = await work.task('post_message', { to, text });
  expect(asked.state).toBe('awaiting_approval');
  const card = await work.card(text);
  await work.press(work.slack.users.ben, card, 'Approve');
  const recipient = /\*To\*\n(.*)\n/.exec(renderMessage(card))?.[1];
  return { recipient, outcome: await work.outcome(asked) };
}

test('a message goes to the thread at once, and to a person, by name, id or “me”, in a DM after a click', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, cleo } = slack.users;
  const inDm = (dm: string) => slack.messages(dm).map(({ text }) => text);

  expect(await work.task('post_message', { text: 'Noted: Friday.' })).toMatchObject({ state: 'done' });
  await work.reads(/Noted: Friday\.\n.*agent of @Ada/);

  expect(await approved(work, '@ben', 'for Ben')).toMatchObject({
    recipient: 'Ben, in a DM',
    outcome: { state: 'done' },
  });
  // By their real name, where they chose no other.
  expect(await approved(work, '@Cleo', 'for Cleo')).toMatchObject({ recipient: 'Cleo, in a DM' });
  expect(await approved(work, `<@${cleo.id}>`, 'by id')).toMatchObject({ recipient: 'Cleo, in a DM' });
  // The card is read by others than whom the agent calls “me”.
  expect(await approved(work, 'me', 'for Ada')).toMatchObject({ recipient: 'Ada, in a DM' });
  expect([inDm(ben.dm), inDm(cleo.dm), inDm(ada.dm)]).toEqual([
    ['for Ben'],
    ['for Cleo', 'by id'],
    ['for Ada'],
  ]);
});

test('two people whose names look alike are two, however many are in the channel', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const names = ['Jos\u00E9', 'Ana Silva', 'Mia'];
  const others = Array.from({ length: 220 }, (_, number) => `Colleague ${number}`);
  const all = [...names, ...others, 'Jose\u0301', 'ana\u00A0silva', 'Mi\u200Ba'];
  for (const [number, name] of all.entries()) {
    const { id } = slack.addPerson(`U0NEW${String(number).padStart(4, '0')}`, name);
    slack.channels.general.members.add(id);
  }

  for (const name of names)
    expect(await work.refusedTask('post_message', { to: `@${name}`, text: 'hi' })).toMatch(
      new RegExp(`^2 people.*“${name}”`),
    );
  expect(await work.task('post_message', { to: '@colleague 7', text: 'hi' })).toMatchObject({
    state: 'awaiting_approval',
  });
});

test('an unknown or ambiguous recipient is refused in words, without a card', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  slack.users.sol.displayName = 'ben';
  const refused = (to: string) => work.refusedTask('post_message', { to, text: 'hi' });

  expect(await refused('@ben')).toMatch(/^2 people.*“ben”/);
  expect(await refused('@nobody')).toMatch(/^Nobody.*“nobody”/);
  // Dora is a colleague, but not in this channel; the app and other apps are nobody to write to.
  expect(await refused('@dora')).toMatch(/^Nobody.*“dora”/);
  expect(await refused('@pika')).toMatch(/^Nobody.*“pika”/);
  expect(await refused(slack.botUserId)).toContain(`${slack.botUserId} can’t read messages`);
  expect(await refused(slack.users.fay.id)).toContain('can’t read messages');
  expect(await refused('U0NOBODY01')).toContain('couldn’t find U0NOBODY01');
  for (const to of ['#secrets', 'C0NOWHERE1', 'C0ARCHIVE1', '#old-project']) {
    expect(await refused(to)).toMatch(/isn’t in a channel “.*”/);
  }
  await slack.idle();
  expect(work.shown().join('\n')).not.toContain('[Approve]');
});

test('an agent reaches only channels that its own person is in', async () => {
  const work = await agentAtWork();
  const cleo = await connectAgent(work, work.slack.users.cleo.id);
  const ask = (to: string) => ({ meeting_id: work.meetingId, input: { to, text: 'hi' } });

  // Ada and Ben are in #leads, Cleo is not.
  expect(await cleo.refused('post_message', ask('#leads'))).toContain('channel “leads”');
  expect(await cleo.refused('post_message', ask(work.slack.channels.private.id))).toContain(
    `channel “${work.slack.channels.private.id}”`,
  );
  expect(await work.agent.call('post_message', ask('#leads'))).toMatchObject({ state: 'awaiting_approval' });
});

test('a channel without Stand-in is refused, and a task for a channel it left meanwhile fails and says so', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  expect(await work.refusedTask('post_message', { to: '#elsewhere', text: 'hi there' })).toContain(
    'not in #elsewhere',
  );

  const asked = await work.task('post_message', { to: '#standup', text: 'hi there' });
  const card = await work.card();
  slack.removeMember({ channel: slack.channels.standup.id, user: slack.botUserId });
  await work.press(slack.users.ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({ state: 'failed', code: 'slack_refused' });
  await work.reads(/:x: Failed \(approved by @Ben\)\. .*not in that channel/);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
  expect(slack.messages(slack.users.ada.dm)).toEqual([]);
});

test('a key used for something else is refused, not passed off as done', async () => {
  const work = await agentAtWork();
  const key = { key: 'one' };
  const first = await work.task('post_message', { text: 'hello' }, key);
  expect((await work.task('post_message', { text: 'hello' }, key)).task_id).toBe(first.task_id);
  expect(await work.refusedTask('post_message', { text: 'good-bye' }, key)).toContain('already used');
});

test('a message approved for one channel goes there, even when another has its name by then', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', { to: '#standup', text: 'hi' });
  const card = await work.card();
  slack.channels.standup.name = 'daily';
  slack.channels.private.name = 'standup';

  await work.press(slack.users.ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual(['hi']);
  expect(slack.messages(slack.channels.private.id)).toEqual([]);
});

test('a task of a meeting in a person’s DM is approved there, by that person alone', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben } = slack.users;
  const joined = await work.agent.call('join_meeting', { link: 'https://meet.google.com/ddd-dddd-ddd' });
  const waiting = await waitForCard(work, 'ddd-dddd-ddd', 'Join now');
  expect(waiting.channel).toBe(ada.dm);
  await work.press(ada, waiting, 'Join now');
  await waitForCard(work, 'ddd-dddd-ddd', 'is connected');
  const asked = await work.agent.call('post_message', {
    meeting_id: joined.meeting_id,
    input: { to: '#standup', text: 'from a DM' },
  });
  const card = await slack.waitForMessage(
    ({ own, channel, text }) => own && channel === ada.dm && text.startsWith('Waiting for approval'),
  );

  const { ts } = await slack.post({ channel: ben.dm, user: ben.id, text: 'hi' });
  const value = buttonValueOf(card, 'run_approve');
  const forged = () =>
    slack.press({ user: ben.id, channel: ben.dm, messageTs: ts, actionId: 'run_approve', value });
  expect(await work.told(ben, forged)).toContain('another channel');

  await work.press(ada, card, 'Approve');
  expect(await work.agent.call('get_task', { task_id: asked.task_id, wait_seconds: 20 })).toMatchObject({
    state: 'done',
  });
});
