import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { forgetMeRate } from '../../../services/notes/model-limits.ts';
import { sayForgottenPerson } from '../../../services/slack/words/forgetting.ts';
import { questions } from '../../../services/store/schema/agents.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { openClient } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { choose, formOf } from '../../support/notes-in-thread.ts';
import { placesOf } from '../../support/places-of.ts';
import { untilStates, waitForReply } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { askedStandup, isHeld, startStandups } from '../../support/standups.ts';
import { worldWithModel } from '../../support/with-model.ts';
import { startWorld, type World } from '../../support/world.ts';

const talk = 'Ben: I will send the secret budget to finance by Friday.\nAda: We decided on the secret plan.';
const forget = 'forget https://meet.google.com/abc-defg-hij';

async function recorded(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld({ pika: { notes: 404 }, ...options });
  const call = await spokenCall(world, talk, { user: world.slack.users.ben.id });
  await call.thread.reads('secret budget');
  await call.thread.reads('transcript.md');
  return { ...call, world };
}

function type({ slack }: World, text: string, user = slack.users.ben) {
  return slack.command({ channel: slack.channels.general.id, user: user.id, text });
}

/** Ben says yes to the question of that text. */
async function confirm({ slack }: World, question: string | undefined) {
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === question);
  await slack.press({ user: slack.users.ben.id, channel, messageTs: ts, buttonText: 'Forget it' });
}

test('once confirmed, forgetting deletes transcript and notes here and in the thread, which says so', async () => {
  const { world, thread } = await recorded();
  const { slack } = world;
  expect(await placesOf(world, 'secret budget')).toContain('session_events');

  const asked = await type(world, forget);
  expect(asked.text).toMatch(/This deletes.* abc-defg-hij/);
  expect(thread.ours().join('\n')).toContain('secret budget');
  await confirm(world, asked.text);

  await thread.reads('*Forgotten.* @Ben');
  await expect.poll(() => slack.files().filter(({ completed }) => completed)).toEqual([]);
  await expect.poll(() => thread.ours().join('\n')).not.toContain('secret');
  await expect.poll(() => placesOf(world, 'secret budget')).toEqual([]);
  expect((await type(world, forget)).text).toContain('Already forgotten, by');
});

test('only the person who asked for the call, or an admin, can forget it', async () => {
  const { world, thread } = await recorded();
  const { slack } = world;
  expect((await type(world, forget, slack.users.cleo)).text).toContain('Only the person');
  expect((await type(world, forget, slack.users.ada)).text).toContain('This deletes');
  const page = `https://standin-works.slack.com/archives/${thread.channel}/p${thread.ts.replace('.', '')}`;
  expect((await type(world, `forget <${page}>`, slack.users.ben)).text).toContain('This deletes');
  expect((await type(world, 'forget https://meet.google.com/zzz-zzzz-zzz')).text).toContain('couldn’t find');
  expect((await type(world, 'forget everything')).text).toContain('Usage:');
});

test('a workspace that keeps recaps for a limited time forgets older ones every day, and their threads say so', async () => {
  const { world, thread } = await recorded();
  const { slack } = world;
  expect((await type(world, 'retention 30 days')).text).toContain('Only workspace admins');
  expect((await type(world, 'retention 30 days', slack.users.ada)).text).toContain('for 30 days');
  expect((await type(world, 'retention')).text).toContain('for 30 days');
  await world.elapse(29 * 24 * 60);
  await world.restart();
  expect(await placesOf(world, 'secret budget')).not.toEqual([]);

  await world.elapse(2 * 24 * 60);
  // What the night can't tidy up elsewhere keeps nothing from being forgotten.
  const { db } = world.database;
  await db.execute('alter table oauth_clients rename to damaged_clients');
  await db.execute('alter table channel_holidays rename to damaged_holidays');
  await world.restart();
  await thread.reads(/\*Forgotten\.\* .*limited time/);
  await expect.poll(() => placesOf(world, 'secret budget')).toEqual([]);
  const shown = () => slack.messages(thread.channel, thread.ts).map(renderMessage).join('\n');
  await expect.poll(shown).not.toContain('secret');
});

test('forgetting takes back every message of the notes, even weeks later when the outbox has dropped them', async () => {
  const { world, thread } = await recorded();
  const { slack } = world;
  await thread.press('Keep as task');
  await thread.reads('*Action items*');
  await choose(world, thread, 'Assign…');
  const form = await slack.waitForView((view) => view.user === slack.users.ada.id);
  await slack.submitView({
    user: slack.users.ada.id,
    viewId: form.id,
    values: { owner: slack.users.cleo.id },
  });
  const inDm = () =>
    slack
      .messages(slack.users.cleo.dm)
      .map((message) => renderMessage(message))
      .join('\n');
  await expect.poll(inDm).toContain('secret budget');
  // What still waits then is not tidied away.
  await slack.idle();
  const open = sql`select message_key from slack_outbox where state = 'pending'`;
  await expect.poll(async () => (await world.database.db.execute(open)).rows).toEqual([]);

  await world.elapse(8 * 24 * 60);
  await world.restart();
  const queued = sql`select message_key from slack_outbox where message_key like 'recap:%' or message_key like 'assigned:%'`;
  await expect.poll(async () => (await world.database.db.execute(queued)).rows).toEqual([]);
  const asked = await type(world, forget);
  await confirm(world, asked.text);
  await thread.reads('*Forgotten.*');
  await expect.poll(() => thread.ours().join('\n')).not.toContain('secret');
  await expect.poll(inDm).not.toContain('secret');
});

test('forgetting deletes what agents drafted and asked, and a task that waits for approval is never done', async () => {
  const work = await agentAtWork({ pika: { notes: 404 } });
  const { slack, pika, agent, meetingId: meeting_id } = work;
  const { ada, ben } = slack.users;
  await work.task('draft_document', { title: 'The secret budget', markdown: 'A secret budget.' });
  const { question_id } = await agent.call('ask_channel', {
    meeting_id,
    question: 'Is the secret budget ready?',
  });
  await work.reads('Is the secret budget ready?');
  await slack.post({ channel: work.channel, user: ben.id, threadTs: work.ts, text: 'The secret budget is.' });
  await agent.call('ask_channel', { meeting_id, question_id, wait_seconds: 20 });
  await work.task('post_message', { text: 'Read the secret budget.', to: '#standup' });
  const waiting = await work.card('secret budget');
  pika.control(work.sessionId).endCall();
  await work.elapse(0.2);
  await untilStates(work, 'done');
  const isOurs = ({ own }: { own: boolean }) => own;
  const shown = () => slack.messages(work.channel, work.ts).filter(isOurs).map(renderMessage).join('\n');
  expect(shown()).toContain('secret budget');

  const asked = await type(work, forget, ada);
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });

  await expect.poll(shown).not.toContain('secret');
  await expect.poll(() => slack.canvases()).toEqual([]);
  // The emulated Slack shows what it was told; the deleted card can't be pressed, and its task is gone.
  await expect.poll(() => placesOf(work, 'secret budget')).toEqual([]);
  expect(slack.messages(work.channel, work.ts).map((message) => message.ts)).not.toContain(waiting.ts);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('once a call is forgotten, nothing more of it is kept', async () => {
  const work = await agentAtWork({ pika: { notes: 404 } });
  const { slack, pika, agent, meetingId: meeting_id } = work;
  const { ada } = slack.users;
  pika.control(work.sessionId).endCall();
  await work.elapse(0.2);
  await untilStates(work, 'done');
  const asked = await type(work, forget, ada);
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  await expect.poll(async () => (await type(work, forget, ada)).text).toContain('Already forgotten');

  const wanted = { meeting_id, input: { text: 'The secret budget.', to: '#standup' } };
  expect(await agent.refused('post_message', wanted)).toContain('was forgotten');
  expect(await agent.refused('ask_channel', { meeting_id, question: 'The secret budget?' })).toContain(
    'No such meeting',
  );
  const text = `<@${slack.botUserId}> what about the secret budget?`;
  const said = await slack.post({ channel: work.channel, user: ada.id, threadTs: work.ts, text });
  await expect.poll(() => said.deliveries.length).toBe(2);
  expect(await placesOf(work, 'secret budget')).toEqual([]);

  // What comes late is dropped, and leaves the database's files as well.
  const passes = async () =>
    (await work.database.db.execute(sql`select 1 from pgboss.job where name = 'reclaim-space'`)).rows.length;
  const before = await passes();
  const late = { meeting_id, task_id: 'late', title: 'The secret budget', status: 'complete' };
  await agent.call('report_task', late);
  await expect.poll(() => placesOf(work, 'secret budget')).toEqual([]);
  expect(await passes()).toBe(before + 1);
});

test('an answer that quotes a forgotten call is taken back, even one that comes late', async () => {
  const late = Promise.withResolvers<void>();
  const answerer = async (question: string) => {
    if (question.includes('late')) await late.promise;
    return { ok: true as const, text: `The secret, ${question}`, cited: [1] };
  };
  const { world } = await recorded({ pika: { notes: 404 }, answerer });
  const { slack } = world;
  const channel = slack.channels.general.id;
  const ask = (words: string) => slack.post({ channel, text: `<@${slack.botUserId}> ${words}` });
  const early = await ask('what about finance?');
  await waitForReply(world, early.ts, 'The secret');
  const slow = await ask('what about finance, a little late?');
  await waitForReply(world, slow.ts, 'Searching 1 meeting');

  const asked = await type(world, forget);
  await confirm(world, asked.text);
  const shown = (ts: string) => slack.messages(channel, ts).map(renderMessage).join('\n');
  await expect.poll(() => shown(early.ts)).not.toContain('The secret');
  late.resolve();
  const sent = sql`select 1 from slack_outbox where message_key like 'removal:message:reply:%' and state = 'sent'`;
  await expect.poll(async () => (await world.database.db.execute(sent)).rows.length).toBe(2);
  expect(shown(slow.ts)).not.toContain('The secret');
});

test('“forget me” takes back what somebody was answered, and nobody else’s answers', async () => {
  const { world } = await recorded();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const ask = async (user: { id: string }) => {
    const { ts } = await slack.post({
      channel,
      user: user.id,
      text: `<@${slack.botUserId}> what about finance?`,
    });
    await waitForReply(world, ts, 'secret budget');
    return () => slack.messages(channel, ts).map(renderMessage).join();
  };
  const [adas, bens] = [await ask(ada), await ask(ben)];

  const asked = await type(world, 'forget me', ada);
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await expect.poll(adas).not.toContain('secret budget');
  expect(bens()).toContain('secret budget');
});

test('“forget me” deletes a person’s keys, messages and answers, and takes their name off what is open', async () => {
  const work = await agentAtWork();
  const { slack, agent, meetingId: meeting_id } = work;
  const { ada } = slack.users;
  const { question_id } = await agent.call('ask_channel', { meeting_id, question: 'Which day?' });
  await work.reads('Which day?');
  await slack.post({ channel: work.channel, user: ada.id, threadTs: work.ts, text: 'The secret day.' });
  await agent.call('ask_channel', { meeting_id, question_id, wait_seconds: 20 });

  const asked = await type(work, 'forget me', ada);
  expect(asked.text).toContain('can’t undo');
  expect(await placesOf(work, 'secret day')).toContain('questions');
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await slack.waitForEphemeral(({ text }) => text === sayForgottenPerson);

  expect(await work.database.db.$count(questions)).toBe(0);
  // Our messages that repeat it are gone from the thread, and from what was sent.
  const shown = () =>
    slack
      .messages(work.channel, work.ts)
      .filter(({ own }) => own)
      .map(renderMessage)
      .join('\n');
  await expect.poll(shown).not.toContain('secret day');
  await expect.poll(() => placesOf(work, 'secret day')).toEqual([]);
  await expect(openClient(work.app.port, agent.token)).rejects.toThrow();
});

test('one person’s presses without end go through all tables a few times, and the rest hear when to try again', async () => {
  const world = await startWorld({ ratesStandStill: true });
  const { slack, database } = world;
  const { sol } = slack.users;
  const asked = await type(world, 'forget me', sol);
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  const press = () => slack.press({ user: sol.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  const told = (words: string) => slack.ephemerals.filter(({ text }) => text.includes(words));
  // One after the other: deleting takes along what is on its way to them.
  for (let time = 1; time <= forgetMeRate.burst; time += 1) {
    await press();
    await expect.poll(() => told(sayForgottenPerson)).toHaveLength(time);
  }
  await Promise.all(Array.from({ length: 4 }, press));

  await expect.poll(() => told('Try again in 10 minutes')).toHaveLength(4);
  const { rows } = await database.db.execute(sql`select 1 from pgboss.job where name = 'reclaim-space'`);
  expect(rows).toHaveLength(forgetMeRate.burst);
});

test('“forget me” takes a person’s hint for regenerating out of the recap too', async () => {
  const { model, world } = await worldWithModel();
  const { slack } = world;
  const { ada } = slack.users;
  const draft = {
    title: 'Budget',
    summary: [{ text: 'The budget goes to finance.', segments: [1] }],
    ...{ decisions: [], actionItems: [], questions: [], chapters: [], facts: [] },
  };
  model.says(draft);
  const { thread } = await spokenCall(world, 'Ben: I will send the budget to finance.');
  await thread.reads('goes to finance');
  model.says(draft);
  const form = await formOf(world, thread, 'Regenerate', ada);
  await slack.submitView({ user: ada.id, viewId: form.id, values: { text: 'My secret hint.' } });
  await thread.reads('My secret hint');

  const asked = await type(world, 'forget me', ada);
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });

  await expect.poll(() => thread.ours().join('\n')).not.toContain('secret hint');
  expect(thread.ours().join('\n')).toContain('goes to finance');
  await expect.poll(() => placesOf(world, 'secret hint')).toEqual([]);
});

test('a call without a recap loses its title on the card', async () => {
  const world = await startStandups();
  const { slack, database } = world;
  const card = await askedStandup(world);
  await database.db.update(meetings).set({ opening: 'Secret plan' });
  await world.elapse(10);
  await isHeld(world, [], false);
  const shown = () => slack.messages(card.channel).map(renderMessage).join('\n');
  await untilStates(world, 'done');
  await expect.poll(shown).toContain('Secret plan');

  await slack.command({ channel: card.channel, user: slack.users.ada.id, text: forget });
  const { ts } = await slack.waitForEphemeral(({ text }) => text.includes('This deletes'));
  const pressed = { channel: card.channel, user: slack.users.ada.id, messageTs: ts };
  await slack.press({ ...pressed, buttonText: 'Forget it' });

  await expect.poll(shown).not.toContain('Secret plan');
});
