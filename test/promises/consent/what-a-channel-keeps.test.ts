import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { comesIn, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { placesOf } from '../../support/places-of.ts';
import { policyForm } from '../../support/policy.ts';
import { say } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const talk = `Priya Nair: I will send the heron plan to finance by Friday.
  Jonas Weber: The giraffe budget is five hundred.`;

async function keeps(world: World, of: 'channel' | 'workspace', keep: string): Promise<void> {
  const { slack } = world;
  const form = await policyForm(world, slack.users.ada, of);
  const from = slack.journal.entries.length;
  await form.send({ keep });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'), { from });
}

/** Of PikaStream: what it wrote up, and all of the words. */
const notes = {
  title: 'Budget',
  summary: 'They agreed on the money.',
  decisions: ['The money is approved.'],
  action_items: [{ text: 'Send the plan', owner: 'Priya Nair', due: 'Friday' }],
  chapters: [],
  transcript: talk.split('\n').map((line, at) => {
    const [speaker = '', text = ''] = line.trim().split(': ');
    return { speaker, text, start_ms: at * 10_000, end_ms: at * 10_000 + 8_000 };
  }),
};

test('a channel that keeps notes has words while the call goes on, and none afterwards, of an objection either', async () => {
  const world = await startWorld();
  const { slack } = world;
  await keeps(world, 'channel', 'notes');
  const { text: notice } = await slack.command({
    ...{ user: slack.users.ada.id, channel: slack.channels.general.id, text: `notice ${link}` },
  });
  expect(notice).toMatch(inOrder('(AI, takes notes)', 'The words themselves aren’t kept'));
  const thread = await paste(world);
  await thread.reads('Policy: notes are kept, and no words');
  const session = await comesIn(world, thread);
  expect(session.session.systemPrompt).toContain('the words themselves are deleted');
  say(session, talk);
  // Until the recap stands it can be written from them.
  await expect.poll(() => placesOf(world, 'giraffe')).not.toEqual([]);
  session.emit({
    type: 'transcript.segment',
    segment: { speaker: 'Jonas Weber', text: 'Please don’t record this.', start_ms: 60_000, end_ms: 61_000 },
  });
  await thread.reads('[Stay]');
  await thread.press('Stay', slack.users.ben.id);
  await thread.reads('@Ben had me stay');
  session.emit({ type: 'notes.ready', notes });
  session.endCall();
  await world.elapse(0.2);
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  // Who summed it up knew all of the words, also those after the objection.
  await thread.reads('I have no summary of this call');
  for (const word of ['giraffe', 'heron', 'record this'])
    await expect.poll(async () => [word, await placesOf(world, word)]).toEqual([word, []]);
});

test('the recap of such a call says that nothing is left of the words, and no file goes out', async () => {
  const world = await startWorld();
  const { slack } = world;
  await keeps(world, 'workspace', 'notes');
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  say(session, talk);
  session.emit({ type: 'notes.ready', notes });
  session.endCall();
  await world.elapse(0.2);
  await thread.reads(inOrder('They agreed on the money', 'Send the plan', 'keeps notes alone'));
  await thread.reads('The money is approved');
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  const shown = thread.ours().join('\n');
  expect(shown).not.toMatch(/giraffe|heron|Regenerate/);
  expect(slack.files()).toEqual([]);
  expect(await placesOf(world, 'giraffe')).toEqual([]);
  // What comes a day late is cut too.
  await world.database.db.execute(sql`
    insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body)
    select team_id, id, session_id, 'late', 'transcript.segment', now(), 'webhook',
      '{"segment": {"speaker": "Jonas Weber", "text": "The giraffe again.", "start_ms": 90000, "end_ms": 91000}}' from meetings`);
  expect(await storedEvents(world, 'transcript.segment')).toBe(3);
  expect(await placesOf(world, 'giraffe')).toEqual([]);
});

test('without anybody who sums it up there are no notes, and the thread says why', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  await keeps(world, 'channel', 'notes');
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  say(session, talk);
  session.endCall();
  await world.elapse(0.2);
  await thread.reads('I have no summary of this call');
  await expect.poll(() => placesOf(world, 'giraffe')).toEqual([]);
  expect(thread.ours().join('\n')).not.toMatch(/giraffe|heron/);
});

test('a channel that keeps nothing has no word of it, at no time, and says so everywhere', async () => {
  const world = await startWorld({ settings: { PUBLIC_URL: 'https://stand-in.example' } });
  const { slack } = world;
  const { ada } = slack.users;
  await keeps(world, 'channel', 'nothing');
  const channel = slack.channels.general.id;
  const { text: notice = '' } = await slack.command({ user: ada.id, channel, text: `notice ${link}` });
  expect(notice).toMatch(inOrder('“Stand-in (AI)”', 'keep nothing of what’s said'));
  const token = /stand-in\.example\/about\/([\w-]{43})/.exec(notice)?.[1] ?? '';
  const thread = await paste(world);
  await thread.reads('Policy: nothing that’s said is kept');
  const session = await comesIn(world, thread);
  expect(session.session.botName).toBe('Stand-in (AI)');
  expect(session.session.systemPrompt).toContain('keep nothing that’s said');
  const page = await (await fetch(`http://127.0.0.1:${world.app.port}/about/${token}`)).text();
  expect(page).toMatch(inOrder('takes no notes', 'no words, and no notes'));

  say(session, talk);
  const task = { id: 't1', kind: 'search' as const, title: 'Look up the giraffe' };
  session.emit({ type: 'task.created', task });
  say(session, 'Stand-in (AI): I’m an AI.');
  session.emit({
    type: 'transcript.segment',
    segment: { speaker: 'Jonas Weber', text: 'Stand-in, please leave us.', start_ms: 60_000, end_ms: 61_000 },
  });
  // Who objects is heeded, though their words aren't kept.
  await thread.reads(inOrder('“Jonas Weber” in the call doesn’t want this', 'Nothing of this call is kept'));
  await thread.press('Stay', slack.users.ben.id);
  await thread.reads(inOrder('@Ben had me stay', 'the people in the call agree.'));
  say(session, talk);
  session.emit({ type: 'notes.ready', notes });
  await expect.poll(() => storedEvents(world, 'notes.ready')).toBe(1);
  expect(await placesOf(world, 'giraffe')).toEqual([]);
  session.endCall();
  await world.elapse(0.2);
  await thread.reads(inOrder('There’s no recap', 'keeps nothing of what’s said', 'its cost'));
  await thread.reads('It said that it’s an AI');
  expect(requestsTo(world, 'session.notes')).toBe(0);
  for (const word of ['giraffe', 'heron', 'agreed on the money', 'leave us'])
    expect([word, await placesOf(world, word)]).toEqual([word, []]);
  const shown = thread.ours().join('\n');
  expect(shown).not.toMatch(/giraffe|heron|money|keep words again/);
  const { text: ledger } = await slack.command({ user: ada.id, channel, text: `consent ${link}` });
  expect(ledger).toMatch(inOrder('keeps nothing that’s said', 'Jonas Weber', 'objected.'));
});

async function storedEvents({ database }: World, type: string): Promise<number> {
  const { rows } = await database.db.execute(sql`select 1 from session_events where type = ${type}`);
  return rows.length;
}

test('a running call keeps less as soon as the policy says so, and no more when it’s taken back', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  say(session, talk);
  await expect.poll(() => placesOf(world, 'giraffe')).not.toEqual([]);
  await keeps(world, 'workspace', 'nothing');
  expect(await placesOf(world, 'giraffe')).toEqual([]);
  await keeps(world, 'workspace', 'words');
  say(session, talk);
  session.endCall();
  await world.elapse(0.2);
  await thread.reads('There’s no recap');
  expect(await placesOf(world, 'giraffe')).toEqual([]);
});

test('a planned call goes under the name that the policy has when it goes', async () => {
  const world = await startWorld();
  await keeps(world, 'channel', 'nothing');
  const thread = await paste(world, { text: `in 10 min ${link}` });
  await thread.reads('nothing that’s said is kept');
  await keeps(world, 'channel', 'words');
  await world.elapse(10);
  expect((await sessionFor(world)).session.botName).toBe('Stand-in (AI, takes notes)');
});

test('the stricter of channel and workspace holds, and the form shows what the channel chose', async () => {
  const world = await startWorld();
  const { slack } = world;
  await keeps(world, 'workspace', 'nothing');
  await keeps(world, 'channel', 'notes');
  const form = await policyForm(world, slack.users.ada, 'channel');
  expect(form.blocks).toMatch(/"initial_option":\{"text":\{[^}]*The notes, without the words/);
  const thread = await paste(world);
  const card = await thread.reads('Policy:');
  expect(renderMessage(card)).toContain('nothing that’s said is kept');
});

test('an agent in a call that keeps notes asks without quoting, and finds no words afterwards', async () => {
  const work = await agentAtWork({ before: (world) => keeps(world, 'channel', 'notes') });
  const { agent, meetingId } = work;
  const control = await sessionFor(work);
  say(control, talk);
  await expect
    .poll(async () =>
      JSON.stringify(await agent.call('get_meeting', { meeting_id: meetingId, segments: 50 })),
    )
    .toContain('giraffe');
  await work.task(
    'post_message',
    { to: '#standup', text: 'We ship.' },
    {
      requested_by: 'Jonas Weber',
      quote: 'Post the giraffe to #standup',
    },
  );
  const card = await work.card('We ship.');
  expect(renderMessage(card)).toContain('Jonas Weber');
  expect(renderMessage(card)).not.toContain('giraffe');
  control.emit({ type: 'notes.ready', notes });
  control.endCall();
  await work.elapse(0.2);
  await work.reads('They agreed on the money');
  await expect.poll(() => placesOf(work, 'giraffe')).toEqual([]);
  expect(
    JSON.stringify(await agent.call('get_meeting', { meeting_id: meetingId, segments: 50 })),
  ).not.toContain('giraffe');
});
