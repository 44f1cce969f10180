import { expect, test } from 'vitest';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { formOf } from '../../support/notes-in-thread.ts';
import { say, spokenCall } from '../../support/spoken-call.ts';
import { worldWithModel } from '../../support/with-model.ts';
import { startWorld, type WorldOptions } from '../../support/world.ts';

const talk = `
  Priya Nair: Let us talk about the launch of the new billing page.
  Ben: We decided to launch the billing page on Monday.
  Ben: I will send the budget to finance by Friday.
  Priya Nair: Who can check the refund flow before the launch?
`;
/** Neither feed of notes nor notes call: only words. */
const wordsOnly: WorldOptions = { pika: { notes: 404 } };

const drafted = {
  title: 'Billing launch',
  summary: [{ text: 'The billing page launches on Monday.', segments: [2] }],
  decisions: [{ text: 'Launch the billing page on Monday', segments: [2] }],
  actionItems: [
    {
      text: 'Send the budget to finance',
      owners: ['Ben'],
      segments: [3],
      due: { date: null, words: 'by Friday' },
    },
    { text: 'Buy a boat', owners: ['Ben'], segments: [99], due: null },
  ],
  questions: [],
  chapters: [],
  facts: [],
};

test('without a model, the thread gets highlights word for word, and the transcript as files', async () => {
  const world = await startWorld(wordsOnly);
  const { thread } = await spokenCall(world, talk, { others: ['Ben'] });

  const recap = await thread.reads('*Highlights of abc-defg-hij*');
  const text = thread.ours().find((one) => one.includes('Highlights of')) ?? '';
  expect(text).toContain('No model is set');
  expect(text).toContain('Ben: “We decided to launch the billing page on Monday.”');
  expect(text).toContain('*Ben* at 00:20: *“I will send the budget to finance by Friday.”*');
  expect(text).toContain('[Set up notes]');
  expect(recap.threadTs).toBe(thread.ts);
  await thread.reads(/\*Timeline\*.*\n`00:00` \*Priya Nair\*: “Let us talk about the launch/);
  await thread.reads('transcript.md');
  const [vtt, md] = world.slack.files().filter(({ completed }) => completed);
  expect(vtt?.text).toContain(
    '00:00:20.000 --> 00:00:28.000\n<v Ben>I will send the budget to finance by Friday.</v>',
  );
  expect(md?.text).toContain('**Ben** (00:00:10): We decided to launch the billing page on Monday. I will');
});

test('a model’s notes are checked against the transcript, and what it made up is dropped', async () => {
  const { model, world } = await worldWithModel();
  model.says(drafted);
  const { thread } = await spokenCall(world, talk);

  await thread.reads('by a model');
  const text = thread.ours().join('\n');
  expect(text).toMatch(/• Send the budget to finance \(@Ben, due Fri \d+ \w+\)/);
  expect(text).toContain('Ben at 00:20: “I will send the budget to finance by Friday.”');
  expect(text).not.toContain('boat');
});

test('when a model fails, the thread gets highlights that say so and offer another try', async () => {
  const { model, world } = await worldWithModel();
  model.fail('chat', { do: 'answer', answer: { status: 401, json: { error: { message: 'no' } } } });
  const { thread } = await spokenCall(world, talk);

  await thread.reads('refused the key');
  expect(thread.ours().join('\n')).not.toMatch(/Decisions|Action items/);
  model.says(drafted);
  const form = await formOf(world, thread, 'Regenerate');
  await world.slack.submitView({ user: world.slack.users.ada.id, viewId: form.id, values: { text: '' } });
  await thread.reads('by a model');
  await thread.reads(/\*Recap.*Asked by/s);
  expect(thread.ours().join('\n')).not.toContain('Highlights');
});

test('where PikaStream has notes, no model is asked', async () => {
  const { model, world } = await worldWithModel();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  say(session, talk);
  session.emit({
    type: 'notes.ready',
    notes: { summary: 'We launch.', action_items: [{ text: 'Send the budget' }], chapters: [] },
  });
  session.endCall();
  await world.elapse(0.2);

  await thread.reads('From PikaStream’s notes');
  expect(model.asked).toEqual([]);
});

test('a transcript that comes only with PikaStream’s empty notes is written up', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });
  const session = await sessionFor(world);
  session.admit();
  session.finishNotes({
    summary: '',
    action_items: [],
    chapters: [],
    transcript: [
      { speaker: 'Ben', text: 'I will send the budget to finance by Friday.', start_ms: 0, end_ms: 5_000 },
    ],
  });
  await slack.waitForMessage((message) => message.own && message.text.includes('is connected'), {
    current: true,
  });
  session.endCall();
  await world.elapse(0.2);
  const isRecap = (text: string) => /send the budget/i.test(text);
  await slack.waitForMessage(({ own, threadTs, text }) => own && threadTs === ts && isRecap(text), {
    hoping: 'a recap from the transcript in the notes',
  });
});

test('when the answer to a shared transcript is lost, the thread says so and the file isn’t shared twice', async () => {
  const world = await startWorld(wordsOnly);
  const { slack } = world;
  slack.faults.loseAnswer('files.completeUploadExternal');
  const { thread } = await spokenCall(world, talk);

  await thread.reads('`transcript.vtt` was lost');
  await thread.reads('transcript.md');
  const shared = thread.ours().filter((text) => text === '[file: transcript.vtt]');
  expect(shared).toHaveLength(1);
});
