import { isNotNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agentTokens } from '../../../services/store/schema/agents.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { type AgentAtWork, agentAtWork } from '../../support/agent-at-work.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';
import { untilStates } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

const says = (words: string) => (args: unknown) => JSON.stringify(args).includes(words);

/** Ada, or somebody else, presses the button under the question that the command is answered with. */
async function confirm(
  { slack }: World,
  text: string,
  buttonText: string,
  user = slack.users.ada,
): Promise<void> {
  const channel = slack.channels.general.id;
  const asked = await slack.command({ channel, user: user.id, text });
  const { ts } = await slack.waitForEphemeral((message) => message.text === asked.text);
  await slack.press({ user: user.id, channel, messageTs: ts, buttonText });
}

/** Ada deletes her data; her keys tell when it is done. */
async function forgetMe(world: World): Promise<void> {
  await confirm(world, 'forget me', 'Delete my data');
  const { id } = world.slack.users.ada;
  await expect.poll(() => world.database.db.$count(agentTokens, sql`user_id = ${id}`)).toBe(0);
}

function shown({ slack, channel, ts }: AgentAtWork): string {
  return slack
    .messages(channel, ts)
    .filter(({ own }) => own)
    .map(renderMessage)
    .join('\n');
}

async function isInOutbox({ database }: World, words: string): Promise<boolean> {
  const found = await database.db.$count(slackOutbox, sql`${slackOutbox.content}::text like ${`%${words}%`}`);
  return found > 0;
}

function say(work: AgentAtWork, words: string) {
  const { slack, channel, ts: threadTs } = work;
  return slack.post({ channel, user: slack.users.ada.id, threadTs, text: `<@${slack.botUserId}> ${words}` });
}

test.each([
  ['Slack takes it', 'hold'],
  ['Slack’s answer is lost', 'lose'],
] as const)('a message that is on its way while its words are deleted is taken back: %s', async (_, how) => {
  const work = await agentAtWork();
  const { slack } = work;
  const held = slack.faults.hold('chat.postMessage', { when: says('secret day') });
  if (how === 'lose')
    slack.faults.add({
      method: 'chat.postMessage',
      when: says('secret day'),
      effect: { kind: 'lose_answer' },
    });
  await say(work, 'The secret day.');
  await expect.poll(() => held.planted.hits).toBe(1);
  await expect.poll(() => shown(work)).toContain('secret day');

  await forgetMe(work);
  expect(await isInOutbox(work, 'secret day')).toBe(false);
  held.release();
  await expect.poll(() => shown(work)).not.toContain('secret day');
  const open = sql`state = 'pending'`;
  await expect.poll(() => work.database.db.$count(slackOutbox, open)).toBe(0);
  expect(shown(work)).not.toContain('secret day');
});

test('a message that Slack never got isn’t sent once its words are deleted', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const held = slack.faults.hold('chat.postMessage', { before: true, when: says('secret day') });
  slack.faults.fail('chat.postMessage', 'internal_error', 1, says('secret day'));
  await say(work, 'The secret day.');
  await expect.poll(() => held.planted.hits).toBe(1);

  await forgetMe(work);
  held.release();
  await expect.poll(() => work.database.db.$count(slackOutbox, sql`state = 'pending'`)).toBe(0);
  expect(
    slack.journal.entries.filter(
      (entry) =>
        entry.kind === 'api' && entry.method === 'chat.postMessage' && says('secret day')(entry.args),
    ),
  ).toHaveLength(1);
  expect(shown(work)).not.toContain('secret day');
});

const link = 'https://meet.google.com/abc-defg-hij';

async function forgetCall(world: World): Promise<void> {
  await confirm(world, `forget ${link}`, 'Forget it');
  await expect.poll(() => world.database.db.$count(meetings, isNotNull(meetings.forgottenAt))).toBe(1);
}

test.each([
  ['Slack takes them', 1, null],
  ['Slack never got them', 1, { kind: 'error', error: 'internal_error' }],
  ['the connection broke', 1, { kind: 'refuse_connection' }],
] as const)(
  'of a call that is forgotten, words on their way stay neither in Slack nor in the outbox: %s',
  async (_, posts, effect) => {
    const work = await agentAtWork({ pika: { notes: 404 } });
    const { slack, pika, database } = work;
    pika.control(work.sessionId).endCall();
    await work.elapse(0.2);
    await untilStates(work, 'done');
    const secret = { method: 'chat.postMessage', when: says('secret budget') };
    const held = slack.faults.hold(secret.method, { ...secret, before: effect !== null });
    if (effect) slack.faults.add({ ...secret, effect });
    // Its answer waits for Slack's.
    const task = { meeting_id: work.meetingId, input: { text: 'The secret budget.' } };
    const posting = work.agent.client.callTool({ name: 'post_message', arguments: task });
    await expect.poll(() => held.planted.hits).toBe(1);

    await forgetCall(work);
    expect(await isInOutbox(work, 'secret budget')).toBe(false);
    held.release();
    await posting;
    await expect.poll(() => database.db.$count(slackOutbox, sql`state = 'pending'`)).toBe(0);
    expect(await isInOutbox(work, 'secret budget')).toBe(false);
    expect(shown(work)).not.toContain('secret budget');
    const sent = slack.journal.entries.filter(
      (entry) => entry.kind === 'api' && entry.method === secret.method && secret.when(entry.args),
    );
    expect(sent).toHaveLength(posts);
  },
);

const files = ({ slack }: World) => slack.files().filter(({ completed }) => completed);

test.each([
  ['while it is uploaded', 'files.getUploadURLExternal', false],
  ['while it is shared', 'files.completeUploadExternal', false],
  ['while Slack’s answer is lost', 'files.completeUploadExternal', true],
] as const)('a transcript of a call that is forgotten %s isn’t left in Slack', async (_, method, isLost) => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack, database } = world;
  const held = slack.faults.hold(method, { before: true });
  if (isLost) slack.faults.add({ method, effect: { kind: 'lose_answer' } });
  await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.');
  await expect.poll(() => held.planted.hits).toBe(1);
  await untilStates(world, 'done');

  await forgetCall(world);
  expect(await isInOutbox(world, 'secret budget')).toBe(false);
  held.release();
  // What was on its way arrives, and is removed after that.
  await slack.idle();
  await expect.poll(() => files(world)).toEqual([]);
  await expect.poll(() => database.db.$count(slackOutbox, sql`state = 'pending'`)).toBe(0);
  expect(files(world)).toEqual([]);
  expect(await isInOutbox(world, 'secret budget')).toBe(false);
});

test('a transcript whose answer was lost is found when its call is forgotten', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  slack.faults.add({ method: 'files.completeUploadExternal', effect: { kind: 'lose_answer' } });
  const { thread } = await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.');
  await thread.reads(/transcript.*was lost/);
  await expect.poll(() => files(world).length).toBe(2);

  await forgetCall(world);
  await expect.poll(() => files(world)).toEqual([]);
});

test('a person’s name leaves what is found of their action items', async () => {
  const world = await startRecaps();
  const { slack } = world;
  await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Ada' }], participants: [{ name: 'Ben' }] });
  const found = async () =>
    (
      await slack.command({
        channel: slack.channels.general.id,
        user: slack.users.ben.id,
        text: 'ask send plan',
      })
    ).text;
  expect(await found()).toContain('Send the plan (Ada)');

  await confirm(world, 'forget me', 'Delete my data');
  await expect.poll(found).not.toContain('(Ada)');
  expect(await found()).toContain('Send the plan');
});

test('what a person’s agents told of leaves the thread, and a plan with nothing else in it goes', async () => {
  const work = await agentAtWork();
  const { slack, database, meetingId: meeting_id } = work;
  const { ben } = slack.users;
  const report = (task_id: string, status: string) => ({
    meeting_id,
    task_id,
    title: 'Ada’s secret',
    status,
  });
  await work.agent.call('report_task', report('a', 'complete'));
  await work.agent.call('report_task', { ...report('b', 'error'), outcome: 'The secret is lost.' });
  await work.reads('The secret is lost.');
  const bens = await connectAgent(work, ben.id);
  await bens.call('report_task', { ...report('a', 'in_progress'), title: 'Ben’s own' });
  await work.reads(/3 tasks/);

  await forgetMe(work);
  await work.reads(/1 task\b/);
  await expect.poll(() => work.shown().join()).not.toContain('secret');
  expect(await database.db.$count(sessionEvents, sql`body::text like '%secret%'`)).toBe(0);
  expect(await isInOutbox(work, 'secret')).toBe(false);

  await confirm(work, 'forget me', 'Delete my data', ben);
  await expect.poll(() => work.shown().join()).not.toContain('Ben’s own');
});

test('what a person’s agents wanted leaves the plan, and a plan with nothing else in it goes', async () => {
  const work = await agentAtWork();
  const { slack, meetingId: meeting_id } = work;
  const { ben } = slack.users;
  await work.task('post_message', { to: '#standup', text: 'Ada’s secret.' });
  await work.card('secret');
  const bens = await connectAgent(work, ben.id);
  await bens.call('post_message', { meeting_id, input: { text: 'Ben’s own.' } });
  await work.reads(/2 tasks/);

  await forgetMe(work);
  await work.reads(/1 task\b/);
  const plans = () => work.shown().filter((text) => /^\d+ tasks?:/.test(text));
  await expect.poll(() => plans().join()).toMatch(/1 task.*in this thread/s);
  expect(plans().join()).not.toContain('#standup');
  expect(await isInOutbox(work, 'secret')).toBe(false);

  await confirm(work, 'forget me', 'Delete my data', ben);
  await expect.poll(plans).toEqual([]);
});
