import { expect, test } from 'vitest';
import { builtInFace } from '../../../services/personas/built-in.ts';
import type { PersonaTerms } from '../../../services/personas/persona.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { paste } from '../../support/conversation.ts';
import { channelSends, haveFace, havePersona, pictureKey } from '../../support/personas.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';
import { goLive, isCard, waitForCard } from '../../support/slack-acts.ts';
import { isPlan } from '../../support/slack-writes.ts';
import { startWorld, type World } from '../../support/world.ts';

const reached = { PUBLIC_URL: 'https://stand-in.test', ENCRYPTION_KEY: pictureKey };
const scope = 'chat:write.customize';

async function sends(world: World, terms: Partial<PersonaTerms> = {}) {
  const nova = await havePersona(world, { name: 'Nova', ...terms });
  await channelSends(world, nova);
  return nova;
}

function oursIn({ slack }: World, channel = slack.channels.general.id): StoredMessage[] {
  return slack.messages(channel).filter(({ own }) => own);
}

/** Who seems to have posted what is in the channel now. */
const speakers = (world: World) => [...new Set(oursIn(world).map(({ username }) => username))];

function posts({ slack }: World) {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'api' && entry.method === 'chat.postMessage' ? [entry] : [],
  );
}

test('card and recap of a persona’s call have its name and face', async () => {
  const world = await startRecaps({ settings: reached });
  const nova = await sends(world, { emoji: ':star:' });
  const face = await haveFace(world, await builtInFace(), nova);
  const recap = await recapOf(world);
  expect(recap.shown()).toContain('Send the plan');
  expect(oursIn(world).length).toBeGreaterThan(1);
  for (const message of oursIn(world)) {
    expect(message.username, message.text).toBe('Nova (AI)');
    expect(message.icons).toEqual({ image_48: `https://stand-in.test/faces/${face}` });
  }
});

test('the plan is the persona’s too', async () => {
  const world = await startRecaps({ settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret } });
  await sends(world);
  const { ts, session } = await goLive(world);
  const task = { id: 't-1', kind: 'search', title: 'Look up the price' } as const;
  await push(world, session.id, { type: 'task.created', task });
  const plan = await world.slack.waitForMessage((one) => isPlan(one) && one.threadTs === ts);
  expect(plan.username).toBe('Nova (AI)');
});

test('so are a card that waits for approval and an agent’s question', async () => {
  const work = await agentAtWork({ before: async (world) => void (await sends(world)) });
  const { agent, meetingId } = work;
  await work.task('post_message', { to: '#standup', text: 'We ship.' });
  expect((await work.card('We ship.')).username).toBe('Nova (AI)');
  await agent.call('ask_channel', { meeting_id: meetingId, question: 'Morning or evening?' });
  expect((await work.reads('Morning or evening?')).username).toBe('Nova (AI)');
});

test('without an address on the internet it has its emoji, and without one the app’s icon', async () => {
  const world = await startWorld({ settings: { ENCRYPTION_KEY: pictureKey } });
  const nova = await sends(world, { emoji: ':star:' });
  await haveFace(world, await builtInFace(), nova);
  await paste(world);
  const card = await waitForCard(world, 'abc-defg-hij', 'Nova (AI)');
  expect(card).toMatchObject({ username: 'Nova (AI)', icons: { emoji: ':star:' } });

  const other = await havePersona(world, { name: 'Vega' });
  await channelSends(world, other);
  await paste(world, { text: 'https://meet.google.com/xyz-defg-hij' });
  const bare = await waitForCard(world, 'xyz-defg-hij', 'Vega (AI)');
  expect(bare.username).toBe('Vega (AI)');
  expect(bare.icons).toBeUndefined();
});

test('the one that is built in speaks as the app', async () => {
  const world = await startRecaps({ settings: reached });
  await recapOf(world);
  await expect.poll(() => posts(world).length).toBeGreaterThan(1);
  for (const { args } of posts(world)) expect(Object.keys(args)).not.toContain('username');
});

test('without the scope the same words come under the app’s name, once, and Slack isn’t asked again', async () => {
  const world = await startRecaps();
  world.slack.faults.withholdScopes(scope);
  await sends(world, { emoji: ':star:' });
  const recap = await recapOf(world);
  expect(recap.shown()).toContain('Nova (AI)');
  expect(speakers(world)).toEqual([world.slack.botName]);
  expect(oursIn(world).filter((message) => isCard(message))).toHaveLength(1);
  const refused = posts(world).filter(({ response }) => response.ok === false);
  expect(refused.map(({ response }) => response.error)).toEqual(['missing_scope']);

  // Once the scope is there, a new process asks again.
  world.slack.faults.clear();
  await world.restart();
  await recapOf(world, { code: 'xyz-defg-hij' });
  const card = oursIn(world).find((message) => isCard(message, 'xyz-defg-hij'));
  expect(card?.username).toBe('Nova (AI)');
});

test('whatever else Slack has against a name, the message comes once', async () => {
  const world = await startWorld();
  await sends(world);
  world.slack.faults.fail(
    'chat.postMessage',
    'invalid_arguments',
    1,
    ({ username }) => username !== undefined,
  );
  await paste(world);
  const card = await waitForCard(world, 'abc-defg-hij', 'Nova (AI)');
  expect(card.username).toBe(world.slack.botName);
  expect(oursIn(world).filter((message) => isCard(message))).toHaveLength(1);
});

test('while Slack is in trouble nothing is sent twice, and the name stays', async () => {
  const world = await startWorld();
  await sends(world);
  world.slack.faults.fail('chat.postMessage', 'internal_error');
  await paste(world);
  await waitForCard(world, 'abc-defg-hij', 'Nova (AI)');
  expect(speakers(world)).toEqual(['Nova (AI)']);
  expect(oursIn(world).filter((message) => isCard(message))).toHaveLength(1);
});

for (const withScope of [true, false]) {
  test(`a card whose answer was lost is found by its metadata, ${withScope ? 'with' : 'without'} the scope`, async () => {
    const world = await startWorld();
    const { slack } = world;
    await sends(world);
    if (!withScope) slack.faults.withholdScopes(scope);
    const isLost = ({ username }: Record<string, unknown>) => (username !== undefined) === withScope;
    const lost = slack.faults.add({
      method: 'chat.postMessage',
      when: isLost,
      effect: { kind: 'lose_answer' },
    });
    const lookup = slack.faults.hold('conversations.replies', { before: true });
    await paste(world);
    await expect.poll(() => lookup.planted.hits).toBe(1);
    lookup.release();
    await waitForCard(world, 'abc-defg-hij', 'Nova (AI) is connecting');
    expect(lost.hits).toBe(1);
    expect(oursIn(world).filter((message) => isCard(message))).toHaveLength(1);
    expect(speakers(world)).toEqual([withScope ? 'Nova (AI)' : slack.botName]);
  });
}

test('what a persona posts is heard as ours: its card’s link asks for nobody', async () => {
  const world = await startWorld();
  await sends(world);
  await paste(world);
  await waitForCard(world, 'abc-defg-hij', 'Nova (AI) is connecting');
  await world.slack.idle();
  expect(await world.meetings()).toHaveLength(1);
});

test('a name that could be taken for Slack’s own isn’t spoken under, and markup is none', async () => {
  const world = await startWorld();
  const { slack } = world;
  const names = ['Slackbot', 'ЅӏасkВоt 2', 'Slack', 'S1ack 2', 'Ann<!here>\u200bx'];
  for (const [index, name] of names.entries()) {
    await channelSends(world, await havePersona(world, { name, emoji: 'star' }));
    await paste(world, { text: `https://meet.google.com/abc-defg-hi${'jklmn'[index]}` });
    await waitForCard(world, `abc-defg-hi${'jklmn'[index]}`, 'Asked');
  }
  const cards = oursIn(world).filter((message) => isCard(message));
  const app = slack.botName;
  expect(cards.map(({ username }) => username)).toEqual([app, app, app, app, 'Ann‹!here›x (AI)']);
  expect(cards.map(({ icons }) => icons)).toEqual(cards.map(() => undefined));
});
