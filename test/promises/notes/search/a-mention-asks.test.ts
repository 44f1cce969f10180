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

test('a mention that finds nothing says so and what the app can do; an empty mention gets only the latter', async () => {
  const world = await startWorld();
  const { slack } = world;
  await tookPlace(world, { said: [['Ada', 'Hello there.']] });
  const mention = (text: string) =>
    slack.post({ channel: slack.channels.general.id, text: `<@${slack.botUserId}>${text}` });

  const nothing = await waitForReply(world, (await mention(' dinosaurs?')).ts, 'in 1 meeting');
  expect(nothing.text).toContain('Google Meet link');
  const alone = await waitForReply(world, (await mention(' ')).ts, 'Paste a Google Meet or Zoom link');
  expect(alone.text).not.toContain('Nothing about that');
  await waitForReply(world, (await mention(' https://meet.google.com/x/abc-defg-hij')).ts, 'can’t join');
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
    ['hello', undefined, 'Hello!'],
    ['help', undefined, '`join &lt;link&gt;`'],
    ['thanks!', past.ts, 'welcome'],
    ['can you summarise this?', undefined, 'own thread'],
    ['can you summarise this?', past.ts, 'is above'],
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

test('in a live meeting’s thread a mention goes to the agent; after the call, it’s a question', async () => {
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
  await thread.reads('none is connected');
  await slack.idle();
  expect(thread.ours().join('\n')).not.toContain('twenty dollars');

  await slack.post({ channel: thread.channel, threadTs: thread.ts, text: `<@${slack.botUserId}> a recap?` });
  await thread.reads('still on');

  await thread.press('Stop');
  await expect.poll(async () => (await world.meetings()).map(({ state }) => state)).toEqual(['done', 'done']);
  await ask();
  await thread.reads('Pricing stays at twenty dollars.');
});
