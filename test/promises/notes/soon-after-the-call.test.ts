import { expect, test } from 'vitest';
import { actionItems, notes } from '../../../services/store/schema/notes.ts';
import { passages } from '../../../services/store/schema/search.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import {
  type Conversation,
  comesIn,
  type DrivenSession,
  paste,
  sessionFor,
} from '../../support/conversation.ts';
import { worldWithDestinations } from '../../support/exports.ts';
import { formOf } from '../../support/notes-in-thread.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { say } from '../../support/spoken-call.ts';
import { worldWithModel } from '../../support/with-model.ts';
import { startWorld, type World } from '../../support/world.ts';

const talk = `
  Priya Nair: We decided to launch the billing page on Monday.
  Ben: I will send the budget to finance by Friday.
  Ben: And I'll draft the announcement.
`;
const seconds = (count: number) => count / 60;

const theirs = {
  title: 'Billing launch',
  summary: 'The billing page launches on Monday.',
  decisions: ['Launch on Monday'],
  action_items: [{ text: 'Send the budget to finance', owner: 'Ben' }, { text: 'Draft the announcement' }],
  chapters: [],
  participants: [{ name: 'Ben' }],
};

/** A call in which people talked has ended, and PikaStream's notes stay “processing”. */
async function endsUnwritten(
  world: World,
  nth = 1,
): Promise<{ thread: Conversation; session: DrivenSession }> {
  const thread = await paste(world);
  const session = await comesIn(world, thread, undefined, nth);
  session.emit({ type: 'participant.joined', participant: { name: 'Ben' } });
  say(session, talk);
  session.endCall();
  await thread.reads('Collecting the notes.');
  return { thread, session };
}

const linesInChannel = ({ slack }: World) =>
  slack.messages(slack.channels.general.id).filter(({ text }) => text.includes(':memo:')).length;

test('within half a minute the thread has early notes; PikaStream’s replace them, and a kept item stays', async () => {
  const world = await worldWithDestinations();
  await world.addWebhook();
  const { thread, session } = await endsUnwritten(world);
  await world.elapse(seconds(9));
  const early = await thread.reads('*Highlights of abc-defg-hij*');
  expect(thread.ours().join('\n')).toContain('still writing');
  await thread.press('Keep as task');
  await thread.reads(/\*Action items\*\n• I will send the budget to finance by Friday\./);
  expect(await world.meetings()).toMatchObject([{ state: 'wrapping_up' }]);
  expect([await world.exports(), linesInChannel(world)]).toEqual([[], 0]);

  await world.elapse(2);
  session.finishNotes(theirs);
  await world.elapse(seconds(6));
  const final = await thread.reads(/\*Billing launch\*\nThe billing page launches on Monday\./);
  expect(final.ts).toBe(early.ts);
  await thread.reads('transcript.md');
  const shown = thread.ours().join('\n');
  expect(shown).toMatch(/• I will send the budget to finance by Friday\..*@Ben/);
  expect(shown).toContain('• Draft the announcement');
  expect(shown).not.toMatch(/• Send the budget|Sounds like a promise|still writing/);
  await expect
    .poll(() => world.hook.notes.map(({ body }) => body.data.notes.summary))
    .toEqual([theirs.summary]);
  await expect.poll(() => linesInChannel(world)).toBe(1);
  expect(world.hook.deliveries).toHaveLength(1);
});

test('without PikaStream’s notes after ten minutes, the early ones are final and go out once', async () => {
  const world = await worldWithDestinations();
  await world.addWebhook();
  const { thread } = await endsUnwritten(world);
  await world.elapse(seconds(9));
  await thread.reads('still writing');
  await world.elapse(10);
  await thread.reads('No model is set');
  await expect.poll(() => world.hook.deliveries.length).toBe(1);
  expect(await world.meetings()).toMatchObject([{ state: 'done', earlyNotesAt: null }]);
  expect(thread.ours().join('\n')).not.toMatch(/still writing|didn’t arrive/);
});

test('words that arrive after the end are written up soon, too', async () => {
  const world = await startWorld({ settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit({ type: 'transcript.segment', segment: { speaker: '', text: ' ', start_ms: 0, end_ms: 1 } });
  session.endCall();
  await thread.reads('Collecting the notes.');
  await world.elapse(seconds(9));
  const nextTry = async () => Number((await world.meetings())[0]?.earlyNotesAt) - Date.now();
  await expect.poll(nextTry).toBeGreaterThan(4_000);
  const segment = { speaker: 'Ben', text: 'I will send the budget.', start_ms: 1_000, end_ms: 2_000 };
  await push(world, session.session.id, { type: 'transcript.segment', segment });
  await world.elapse(seconds(9));
  await thread.reads('still writing');
});

test('early notes that were held and released go out with the final ones, and a mention hears where they are', async () => {
  const world = await worldWithDestinations();
  const { slack } = world;
  await world.addWebhook();
  const { ada } = slack.users;
  await slack.command({ channel: slack.channels.general.id, user: ada.id, text: 'recap hold' });
  const { thread, session } = await endsUnwritten(world);
  await world.elapse(seconds(9));
  await thread.reads('highlights are held');
  await thread.press('Release');
  await thread.reads('still writing');
  await slack.post({
    ...{ channel: thread.channel, threadTs: thread.ts },
    text: `<@${slack.botUserId}> can you summarise this?`,
  });
  await thread.reads('Here’s the recap');
  expect(await world.exports()).toEqual([]);

  session.finishNotes(theirs);
  await world.elapse(seconds(6));
  await thread.reads(/\*Billing launch\*\nThe billing page launches on Monday\./);
  await expect
    .poll(() => world.hook.notes.map(({ body }) => body.data.notes.summary))
    .toEqual([theirs.summary]);
  expect(world.hook.deliveries).toHaveLength(1);
});

/** What the model writes. */
const drafted = {
  title: 'Billing',
  summary: [{ text: 'The billing page launches on Monday.', segments: [1] }],
  decisions: [],
  actionItems: [],
  questions: [],
  chapters: [],
  facts: [],
};

test('a model writes early notes once; PikaStream’s replace them, and a person’s edit stays', async () => {
  const { model, world } = await worldWithModel({ pika: {} });
  model.says(drafted);
  const { thread, session } = await endsUnwritten(world);
  await world.elapse(seconds(9));
  await thread.reads(/\*Billing\*\n• The billing page launches on Monday.*still writing/s);
  expect(thread.ours().join('\n')).not.toContain('[Regenerate]');
  const form = await formOf(world, thread, 'Edit summary');
  await world.slack.submitView({
    user: world.slack.users.ada.id,
    viewId: form.id,
    values: { text: 'We launch.' },
  });
  await thread.reads('Summary edited by @Ada');
  session.finishNotes(theirs);
  await world.elapse(seconds(6));
  await thread.reads(/\*Billing launch\*\nWe launch\..*Draft the announcement/s);
  expect(thread.ours().join('\n')).not.toContain('still writing');
  expect(model.asked).toHaveLength(1);
});

test('a model’s early notes are final where PikaStream writes nothing; a model that had no time is asked at the end', async () => {
  const { model, world } = await worldWithModel({ pika: {} });
  model.says(drafted);
  const first = await endsUnwritten(world);
  await world.elapse(seconds(9));
  await first.thread.reads('still writing');
  await world.elapse(10);
  await first.thread.reads(/\*Billing\*.*\[Regenerate\]/s);
  expect(model.asked).toHaveLength(1);

  const second = await endsUnwritten(world, 2);
  await world.elapse(seconds(31));
  await second.thread.reads('*Highlights of');
  expect(model.asked).toHaveLength(1);
  model.says(drafted);
  await world.elapse(10);
  await second.thread.reads(/\*Billing\*.*\[Regenerate\]/s);
});

test('when only the final notes name an outsider, they’re held, even after early ones were shown', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { general } = slack.channels;
  await slack.command({ channel: general.id, user: slack.users.ada.id, text: 'recap hold' });
  const thread = await paste(world);
  const session = await sessionFor(world);
  for (const { id, realName: name, email } of Object.values(slack.users))
    if (general.members.has(id) && email && id !== slack.botUserId)
      session.emit({ type: 'participant.joined', participant: { name, email } });
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  say(session, `${slack.users.ben.realName}: I will send the budget to finance by Friday.`);
  session.endCall();
  await thread.reads('Collecting the notes.');
  await world.elapse(seconds(9));
  await thread.reads('*Highlights of abc-defg-hij*');

  await world.elapse(2);
  session.finishNotes({ ...theirs, participants: [{ name: 'Eve', email: 'eve@elsewhere.org' }] });
  await world.elapse(seconds(6));

  await thread.reads('Review the held recap');
  expect(thread.ours().join('\n')).not.toContain('billing page launches');
});

test.each([
  ['while early notes stand', 9],
  ['before anything was written', 1],
])('who forgets a call that just ended waits for nothing, and nothing comes later: %s', async (_, after) => {
  const world = await worldWithDestinations();
  await world.addWebhook();
  const { slack, database } = world;
  const { thread, session } = await endsUnwritten(world);
  await world.elapse(seconds(after));
  if (after > 8) await thread.reads('still writing');
  const asked = await slack.command({
    ...{ channel: thread.channel, user: slack.users.ada.id },
    text: 'forget https://meet.google.com/abc-defg-hij',
  });
  expect(asked.text).toContain('This deletes');
  const { channel, ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: slack.users.ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  await expect
    .poll(async () => (await world.meetings()).map(({ state, forgottenBy }) => [state, forgottenBy]))
    .toEqual([['done', slack.users.ada.id]]);
  if (after > 8) await thread.reads('*Forgotten.* @Ada');

  session.finishNotes(theirs);
  await world.elapse(12);
  await world.restart();
  await expect.poll(() => thread.ours().join('\n')).not.toMatch(/budget|still writing|Collecting/);
  expect(thread.ours().join('\n')).not.toContain('Billing launch');
  expect([world.hook.deliveries, linesInChannel(world)]).toEqual([[], 0]);
  for (const table of [sessionEvents, notes, passages, actionItems])
    expect(await database.db.$count(table)).toBe(0);
});
