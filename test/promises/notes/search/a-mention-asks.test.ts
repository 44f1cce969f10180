import { expect, test } from 'vitest';
import { paste, sessionFor } from '../../../support/conversation.ts';
import { tookPlace } from '../../../support/past-meetings.ts';
import { letInAtOnce, outbox, waitForReply } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

test('a mention with words and no link is a question, answered once in its thread', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { page } = await tookPlace(world, {
    title: 'Pricing sync',
    said: [['Priya', 'Pricing stays at twenty dollars.']],
  });

  const asked = await slack.post({
    channel: slack.channels.general.id,
    text: `<@${slack.botUserId}> what did we decide about <@${slack.users.ben.id}> and pricing &amp; co?`,
  });

  const answer = await waitForReply(world, asked.ts, 'Pricing stays at twenty dollars.');
  expect(answer.text).toContain(`<${page}|Pricing sync>`);
  expect(asked.deliveries.map(({ type, ok }) => [type, ok])).toEqual([
    ['message', true],
    ['app_mention', true],
  ]);
  await slack.idle();
  expect(await outbox(world)).toHaveLength(1);
});

test('nothing found: it says so, and what it can do; a mention of nothing but us gets that alone', async () => {
  const world = await startWorld();
  const { slack } = world;
  await tookPlace(world, { said: [['Ada', 'Hello there.']] });
  const mention = (text: string) =>
    slack.post({ channel: slack.channels.general.id, text: `<@${slack.botUserId}>${text}` });

  const nothing = await waitForReply(
    world,
    (await mention(' dinosaurs?')).ts,
    'Nothing about that in 1 meeting.',
  );
  expect(nothing.text).toContain('Send me a Google Meet link');
  const alone = await waitForReply(world, (await mention(' ')).ts, 'Send me a Google Meet link');
  expect(alone.text).not.toContain('Nothing about that');
  await waitForReply(
    world,
    (await mention(' https://meet.google.com/x/abc-defg-hij')).ts,
    'I can’t join that link',
  );
});

test('a greeting, a call for help and a wish for the recap get an answer that fits, once', async () => {
  const world = await startWorld();
  const { slack } = world;
  const past = await tookPlace(world, { said: [['Ada', 'Hello there.']], summary: 'Greetings.' });
  const held = await tookPlace(world, { said: [['Ada', 'Hello.']], held: 'absentees', code: 'bbb-bbbb-bbb' });
  const mention = (text: string, threadTs?: string) =>
    slack.post({
      channel: slack.channels.general.id,
      text: `<@${slack.botUserId}> ${text}`,
      ...(threadTs ? { threadTs } : {}),
    });
  const answers: [text: string, thread: string | undefined, answer: string][] = [
    ['hello', undefined, 'Hello! Send me a Google Meet link'],
    ['help', undefined, '`/pika join'],
    ['thanks!', past.ts, 'welcome'],
    ['can you summarise this?', undefined, 'in its call’s own thread'],
    ['can you summarise this?', past.ts, 'The recap of this call is above'],
    ['TL;DR please', held.ts, 'held for review'],
  ];
  for (const [text, thread, answer] of answers) {
    const asked = await mention(text, thread);
    const { text: answered } = await waitForReply(world, thread ?? asked.ts, answer);
    expect(answered).not.toContain('Nothing about that');
  }
  await slack.idle();
  expect(await outbox(world)).toHaveLength(answers.length);
});

test('in the thread of a live meeting a mention goes to the agent; once it is over, it is a question', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  await tookPlace(world, { said: [['Priya', 'Pricing stays at twenty dollars.']] });
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.admit();
  await thread.reads('is connected');
  const ask = () =>
    slack.post({
      channel: thread.channel,
      threadTs: thread.ts,
      text: `<@${slack.botUserId}> what about pricing?`,
    });

  await ask();
  await thread.reads('none is connected to this meeting');
  await slack.idle();
  expect(thread.ours().join('\n')).not.toContain('twenty dollars');

  await slack.post({ channel: thread.channel, threadTs: thread.ts, text: `<@${slack.botUserId}> a recap?` });
  await thread.reads('This call is still on.');

  await thread.press('Stop');
  await expect.poll(async () => (await world.meetings()).map(({ state }) => state)).toEqual(['done', 'done']);
  await ask();
  await thread.reads('Pricing stays at twenty dollars.');
}, 60_000);
