import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { type AgentAtWork, agentAtWork } from '../../support/agent-at-work.ts';
import { holdDatabase } from '../../support/held-database.ts';

const ask = (work: AgentAtWork, question: string, more: object = {}) =>
  work.agent.call('ask_channel', { meeting_id: work.meetingId, question, ...more });

const reply = (work: AgentAtWork, user: { id: string }, text: string, more: object = {}) =>
  work.slack.post({ channel: work.channel, user: user.id, threadTs: work.ts, text, ...more });

test('the question says who asks; the first reply is its answer, the second is not taken', async () => {
  const work = await agentAtWork();
  const { ben, cleo } = work.slack.users;
  const waiting = ask(work, 'Morning or evening?', { asked_by: 'Priya Nair', wait_seconds: 40 });
  const shown = await work.reads('The agent asks, for “Priya Nair”');
  expect(renderMessage(shown)).toMatch(
    /The agent asks, for “Priya Nair”[^\n]*\nMorning or evening\?\n[^\n]*first reply[^\n]*until \d\d:\d\d\.$/,
  );

  await reply(work, ben, 'Morning, <please> & thanks');
  await reply(work, cleo, 'Evening!');

  expect(await waiting).toMatchObject({
    state: 'answered',
    answer: 'Morning, <please> & thanks',
    answered_by: ben.id,
    answered_by_kind: 'member',
  });
  await work.reads('Answered by @Ben: “Morning, <please> & thanks”');
  const again = await work.agent.call('ask_channel', {
    meeting_id: work.meetingId,
    question_id: (await waiting).question_id,
  });
  expect(again).toMatchObject({ answer: 'Morning, <please> & thanks' });
  // What was said later was said to nobody.
  expect(await work.agent.call('read_channel_messages', { meeting_id: work.meetingId })).toEqual({
    messages: [],
  });
});

test('a reply posted before the question is no answer to it, even when Slack delivers it afterwards', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, cleo } = slack.users;
  // Slack tells of this one only after the question is there.
  const early = slack.messages(work.channel, work.ts).at(0);
  const post = {
    type: 'message',
    channel: work.channel,
    channel_type: 'channel',
    user: ben.id,
    text: 'lunch?',
    ts: `${Math.floor(Number(early?.ts ?? 0))}.000001`,
    thread_ts: work.ts,
  };
  const { question_id } = await ask(work, 'Morning or evening?');
  await work.reads('Morning or evening?');
  await slack.deliverEvent(post);
  expect(await work.agent.call('ask_channel', { meeting_id: work.meetingId, question_id })).toMatchObject({
    state: 'waiting',
  });

  await reply(work, cleo, 'Evening');
  expect(
    await work.agent.call('ask_channel', { meeting_id: work.meetingId, question_id, wait_seconds: 20 }),
  ).toMatchObject({ state: 'answered', answer: 'Evening' });
});

test('while Slack holds the question back, a reply is no answer to it', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  // Long enough for what follows on a slow machine.
  slack.faults.rateLimit('chat.postMessage', 8, work.channel);
  const { question_id } = await ask(work, 'Morning or evening?');
  // Until Slack has refused it, it may be readable already.
  await slack.journal.waitFor((entry) => entry.kind === 'api' && entry.status === 429);
  await slack.idle();
  await reply(work, slack.users.ben, 'lunch?');
  const state = () => work.agent.call('ask_channel', { meeting_id: work.meetingId, question_id });
  expect(await state()).toMatchObject({ state: 'waiting' });

  await work.reads('Morning or evening?', onThisMachine(20_000));
  await reply(work, slack.users.ben, 'Morning');
  await expect.poll(state).toMatchObject({ state: 'answered', answer: 'Morning' });
});

test('the same reply four times answers one question, not the next', async () => {
  const work = await agentAtWork();
  const first = ask(work, 'First?', { wait_seconds: 40 });
  await work.reads('First?');
  await reply(work, work.slack.users.ben, 'one', { times: 4 });
  expect(await first).toMatchObject({ answer: 'one' });

  const { question_id } = await ask(work, 'Second?');
  await work.reads('Second?');
  await work.slack.idle();
  expect(await work.agent.call('ask_channel', { meeting_id: work.meetingId, question_id })).toMatchObject({
    state: 'waiting',
  });
});

test('an agent asks one question at a time and sees no other agent’s; an unanswered question ends after an hour', async () => {
  const work = await agentAtWork();
  const { question_id } = await ask(work, 'Morning or evening?');
  const ben = await connectAgent(work, work.slack.users.ben.id);
  const place = { meeting_id: work.meetingId };

  expect(await ben.refused('ask_channel', { ...place, question: 'Me too?' })).toContain('still open');
  expect(await ben.refused('ask_channel', { ...place, question_id })).toContain('haven’t asked');

  await work.reads('Morning or evening?');
  await work.elapse(61);
  await reply(work, work.slack.users.ben, 'Morning');
  expect(await work.agent.call('ask_channel', { ...place, question_id })).toMatchObject({ state: 'waiting' });
  expect(await ben.call('ask_channel', { ...place, question: 'And now?' })).toMatchObject({
    state: 'waiting',
  });
});

test('where no question is open, ordinary replies cost no query: Slack is answered while the database is locked', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const release = await holdDatabase(work);

  const posts = await Promise.all(
    ['lunch?', 'yes', 'https://example.com'].map((text) =>
      reply(work, slack.users.ben, text, { retryDelaysMs: [] }),
    ),
  );
  await release();

  for (const { deliveries } of posts) {
    expect(deliveries.map(({ ok }) => ok)).toEqual([true]);
    expect(deliveries[0]?.attempts[0]?.elapsedMs).toBeLessThan(onThisMachine(1_000));
  }
});

test('an answer that can’t be stored isn’t acknowledged, and counts when Slack sends it again', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { question_id } = await ask(work, 'Morning or evening?');
  await work.reads('Morning or evening?');
  const release = await holdDatabase(work);

  const from = slack.journal.entries.length;
  const posted = reply(work, slack.users.ben, 'Morning', { retryDelaysMs: [0, 200] });
  await slack.journal.waitFor((entry) => entry.kind === 'delivery' && !entry.ok && entry.status === 503, {
    from,
    hoping: 'a reply that is not acknowledged',
  });
  await release();

  expect((await posted).deliveries.at(-1)?.ok).toBe(true);
  expect(
    await work.agent.call('ask_channel', { meeting_id: work.meetingId, question_id, wait_seconds: 20 }),
  ).toMatchObject({ state: 'answered', answer: 'Morning' });
});
