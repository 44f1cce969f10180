import { expect, test } from 'vitest';
import { renderBlocks, renderMessage } from '../../sandbox/slack/render-text.ts';
import { tookPlace } from '../../support/past-meetings.ts';
import { told } from '../../support/recap.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

type Person = { id: string };

const title = 'Ask about this call';

/** A call about the price, and another one that names it too; the asker's form for a message of its thread. */
async function twoCalls(options: WorldOptions = {}) {
  const world = await startWorld(options);
  const { slack } = world;
  const call = await tookPlace(world, {
    title: 'Pricing sync',
    said: [['Priya', 'The price stays at twenty dollars.']],
  });
  await tookPlace(world, { title: 'Other call', said: [['Ada', 'The price of jars went up.']] });
  const channel = slack.channels.general.id;
  const threadTs = call.ts;
  const reply = await slack.post({ channel, user: slack.users.ben.id, threadTs, text: 'And the price?' });
  return { world, channel, reply: reply.ts };
}

async function openedFor({ slack }: World, user: Person, channel: string, messageTs: string) {
  await slack.shortcut({ user: user.id, channel, messageTs, callbackId: 'ask_about_call' });
  return slack.waitForView((view) => view.user === user.id && view.title === title);
}

async function ask(world: World, user: Person, channel: string, messageTs: string, question: string) {
  const { id: viewId } = await openedFor(world, user, channel, messageTs);
  return told(world, user, () => world.slack.submitView({ user: user.id, viewId, values: { question } }));
}

test('a message of a call’s thread has a form for a question about that call alone, and one of no call says so', async () => {
  const { world, channel, reply } = await twoCalls();
  const { slack } = world;
  const { ben } = slack.users;
  const answer = await ask(world, ben, channel, reply, 'what was said about the price?');
  expect(answer).toContain('The price stays at twenty dollars.');
  expect(answer).not.toContain('jars');
  expect(await ask(world, ben, channel, reply, 'dinosaurs')).toContain('Nothing about that in this call');

  const { ts } = await slack.post({ channel, user: ben.id, text: 'Lunch?' });
  const none = await openedFor(world, ben, channel, ts);
  expect(renderBlocks(none.blocks)).toContain('isn’t in a call’s thread');
  expect(
    slack
      .messages(channel)
      .filter(({ own }) => own)
      .map(renderMessage)
      .join(),
  ).not.toContain('twenty');
});

test('with a model it’s answered from that call’s words, and of a held recap it learns nothing', async () => {
  const asked: string[] = [];
  const { world, channel, reply } = await twoCalls({
    answerer: async (_, passages) => {
      asked.push(...passages.map(({ text }) => text));
      return { ok: true, text: 'Twenty dollars.', cited: [1] };
    },
  });
  const { ben } = world.slack.users;
  expect(await ask(world, ben, channel, reply, 'the price?')).toMatch(/Twenty dollars\.[\s\S]*AI-generated/);
  expect(asked.join()).not.toContain('jars');

  const held = await tookPlace(world, { held: 'outsiders', said: [['Priya', 'The price is secret.']] });
  expect(await ask(world, ben, channel, held.ts, 'the price?')).toContain('is held for review');
  expect(asked.join()).not.toContain('secret');
});
