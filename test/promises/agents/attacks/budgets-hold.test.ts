import { expect, test } from 'vitest';
import type { Turn } from '../../../../services/agents/house/turn.ts';
import { call, type EmulatedModel } from '../../../sandbox/model/service.ts';
import { houseInCall, houseWorld } from '../../../support/house.ts';

type Asked = EmulatedModel['asked'][number];

/** No model needs more than a token a byte, and this one always thinks as long as it may. */
const mostPossible = ({ instructions, messages, tools, maxTokens }: Asked) => ({
  in: Buffer.byteLength(JSON.stringify([instructions, messages, tools])),
  out: maxTokens,
});

const budget = 60_000;
const settings = { AGENT_TOKENS_PER_CALL: String(budget) };
const spent = (turns: readonly Turn[]) =>
  turns.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0);

test('one who asks in many threads and a DM at once, of a model that takes all it may, passes no budget', async () => {
  const world = await houseWorld({ settings });
  const { slack, model } = world;
  const { ben } = slack.users;
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until }, 20);
  model.always('Yes.', { tokens: mostPossible });

  const channel = slack.channels.general.id;
  const text = `<@${slack.botUserId}> what do you make of Fridays?`;
  const asks = Array.from({ length: 12 }, () => slack.post({ channel, user: ben.id, text }));
  await Promise.all([...asks, slack.post({ channel: ben.dm, user: ben.id, text: 'and of Mondays?' })]);
  // As many as surely fit are on their way; others wait until it's known what these cost.
  await expect.poll(() => model.asked.length).toBeGreaterThan(3);
  const isWaiting = async () =>
    (await world.turns()).filter(({ state, attempts }) => state === 'waiting' && attempts === 0).length;
  await expect.poll(async () => (await isWaiting()) + model.asked.length).toBe(13);
  const held = (await world.turns()).reduce((sum, { tokensHeld }) => sum + tokensHeld, 0);
  expect(held).toBeGreaterThan(budget / 2);
  expect(held).toBeLessThanOrEqual(budget);
  release();

  const turns = await world.settled(13);
  expect(spent(turns)).toBeLessThanOrEqual(budget);
  expect(spent(turns)).toBeGreaterThan(budget / 2);
  expect(new Set(turns.map(({ problem }) => problem))).toEqual(new Set([null, 'over_budget']));
  expect(turns.map(({ tokensHeld }) => tokensHeld)).toEqual(turns.map(() => 0));
  // Another person's day is their own.
  await slack.post({ channel, user: slack.users.cleo.id, text });
  expect((await world.settled(14)).at(-1)).toMatchObject({ problem: null });
});

test('a call’s budget holds against words that make it think and call tools for ever, and answers that are cut off count', async () => {
  const world = await houseInCall({ settings });
  const { slack, model } = world;
  const asked = ['never stop', 'go on for ever', 'again', 'and again', 'more', 'still more'];
  model.always(call('search_meetings', { question: 'launch' }), { tokens: mostPossible });
  for (const words of asked.slice(0, 2)) await world.writes(slack.users.ben, words);
  await world.settled(2);
  const first = spent(await world.turns());
  model.always('x'.repeat(1_000), { cutOff: true, tokens: mostPossible });
  for (const words of asked.slice(2)) await world.writes(slack.users.ben, words);
  const turns = await world.settled(asked.length);

  expect(first).toBeGreaterThan(0);
  expect(spent(turns)).toBeLessThanOrEqual(budget);
  expect(turns.at(-1)?.problem).toBe('over_budget');
  const before = model.asked.length;
  await world.says('Mallory', 'Stand-in, what did we decide about the launch?');
  expect((await world.settled(asked.length + 1)).at(-1)).toMatchObject({ state: 'dropped', steps: 0 });
  expect(model.asked).toHaveLength(before);
});
