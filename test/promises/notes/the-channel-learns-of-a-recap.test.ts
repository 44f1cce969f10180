import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { formOf } from '../../support/notes-in-thread.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { type CallEnd, recapOf, startRecaps } from '../../support/recap.ts';
import { outbox } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Our replies that the channel shows too. */
function inChannel({ slack }: World, channel = slack.channels.general.id): string[] {
  const isShown = ({ own, subtype }: { own: boolean; subtype?: string }) =>
    own && subtype === 'thread_broadcast';
  return slack.messages(channel).filter(isShown).map(renderMessage);
}

/** Nothing of ours is on its way to Slack any more. */
const allSent = (world: World) =>
  expect.poll(async () => (await outbox(world)).filter(({ state }) => state === 'pending')).toEqual([]);

/** A call with its recap, and everything that comes after that. */
async function recapIn(world: World, end: CallEnd = {}) {
  const recap = await recapOf(world, end);
  await allSent(world);
  return recap;
}

const say = ({ slack }: World, text: string, user = slack.users.ada) =>
  slack.command({ channel: slack.channels.general.id, user: user.id, text });

test('a new recap adds one line to the channel, and an edit adds none', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const recap = await recapIn(world, { title: 'Weekly sync' });
  const [line = ''] = inChannel(world);
  expect(line).toContain('recap of “Weekly sync”');
  expect(inChannel(world)).toEqual([line]);
  expect(slack.messages(recap.channel, recap.ts).map(renderMessage)).toContain(line);

  const form = await formOf(world, recap, 'Edit summary');
  const values = { text: 'They agreed on plan B.' };
  await slack.submitView({ user: slack.users.ada.id, viewId: form.id, values });
  await recap.reads(/Weekly sync[\s\S]*plan B[\s\S]*Summary edited/);
  await allSent(world);
  expect(inChannel(world)).toEqual([line]);
});

test('any member can turn the line off, and on again from the next recap', async () => {
  const world = await startRecaps();
  const { slack } = world;
  expect((await say(world, 'recap quiet', slack.users.sol)).text).toContain('Guests');
  expect((await say(world, 'recap quiet', slack.users.cleo)).text).toContain('aren’t announced');
  await recapIn(world, { title: 'First' });
  expect(inChannel(world)).toEqual([]);
  expect((await say(world, 'recap')).text).toContain('posted here');
  expect((await say(world, 'recap loud')).text).toContain('are announced');

  await recapIn(world, { title: 'Second', code: 'bbb-bbbb-bbb' });

  expect(inChannel(world)).toEqual([expect.stringContaining('recap of “Second”')]);
});

test('a held recap isn’t announced before its release', async () => {
  const world = await startWorld();
  await say(world, 'recap hold');
  const { thread, session } = await spokenCall(world, 'Ben: Hello.');
  session.finishNotes({ title: 'Secret plan', summary: 'Secret.', action_items: [], chapters: [] });
  await thread.reads('held');
  await allSent(world);
  expect(inChannel(world)).toEqual([]);

  await thread.press('Release');

  await thread.reads('recap of “Secret plan”');
  await allSent(world);
  expect(inChannel(world)).toHaveLength(1);
});

test('a call without words, or in a DM, isn’t announced', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { session, thread } = await spokenCall(world, '');
  session.finishNotes({ title: 'Empty', summary: ' ', action_items: [], chapters: [] });
  await thread.reads('made no notes');

  const { ada } = slack.users;
  const dm = await paste(world, {
    channel: ada.dm,
    text: 'https://meet.google.com/bbb-bbbb-bbb',
    user: ada.id,
  });
  const other = await comesIn(world, dm, 'https://meet.google.com/bbb-bbbb-bbb');
  other.endCall();
  await world.elapse(0.2);
  other.finishNotes({ title: 'Mine', summary: 'Alone.', action_items: [], chapters: [] });
  await dm.reads('*Mine*');
  await allSent(world);
  expect([...inChannel(world), ...inChannel(world, ada.dm)]).toEqual([]);
});

test('forgetting a call removes its line from the channel too', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { channel } = await recapIn(world, { title: 'Secret plan' });
  expect(inChannel(world)).toHaveLength(1);
  const asked = await say(world, 'forget https://meet.google.com/abc-defg-hij');
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: slack.users.ada.id, channel, messageTs: ts, buttonText: 'Forget it' });

  await expect.poll(() => inChannel(world)).toEqual([]);
});

test('highlights are announced as highlights, and a call without any isn’t announced', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { thread } = await spokenCall(world, 'Ben: I will send the budget to finance by Friday.');
  await thread.reads('Sounds like a promise');
  await expect.poll(() => inChannel(world)).toHaveLength(1);
  expect(inChannel(world)[0]).toMatch(/^:memo: Highlights of /);

  const call = 'https://meet.google.com/bbb-bbbb-bbb';
  const other = await paste(world, { text: call });
  const session = await comesIn(world, other, call);
  session.emit({
    type: 'transcript.segment',
    segment: { speaker: 'Ben', text: 'Hm.', start_ms: 0, end_ms: 900 },
  });
  session.endCall();
  await world.elapse(0.2);
  await other.reads('Highlights of');
  await allSent(world);
  expect(inChannel(world)).toHaveLength(1);
});

test('when PikaStream’s notes come after highlights, the line says that the recap is there', async () => {
  const world = await startWorld({
    pika: { notes: 404 },
    settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret },
  });
  const { thread, session } = await spokenCall(world, 'Ben: I will send the budget to finance by Friday.');
  await thread.reads('Sounds like a promise');
  await expect.poll(() => inChannel(world)).toEqual([expect.stringContaining('Highlights of')]);

  const notes = { title: 'Budget', summary: 'Ben sends it.', action_items: [], chapters: [] };
  await push(world, session.session.id, { type: 'notes.ready', notes });

  await thread.reads(/\*Budget\*\nBen sends it/);
  await expect.poll(() => inChannel(world)).toEqual([expect.stringContaining('recap of “Budget”')]);
});
