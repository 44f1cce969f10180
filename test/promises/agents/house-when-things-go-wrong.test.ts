import { expect, test } from 'vitest';
import { Calls, call } from '../../sandbox/model/service.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { houseInCall } from '../../support/house.ts';
import { inOrder } from '../../support/in-order.ts';

const refusal = {
  do: 'answer',
  answer: { status: 401, json: { error: { message: 'Incorrect API key', type: 'invalid_request_error' } } },
} as const;

test('unknown tools and bad input are told to the model, which may do better; nothing was asked for', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.says(
    new Calls([
      { name: 'delete_everything', input: {} },
      { name: 'post_message', input: { to: '#standup' } },
      { name: 'post_message', input: '{"to": "#standup", "text' },
      { name: 'search_meetings', input: { question: 7 } },
      { name: 'ask_channel', input: { question: 'Why? '.repeat(2_000) } },
    ]),
  );
  model.says('I can’t do that.');
  await world.writes(slack.users.ben, 'do it');

  await world.reads('I can’t do that.', { ts: world.ts });
  const told = model.asked.at(-1)?.messages.at(-1);
  expect(told?.role === 'tool' ? told.results.map(({ text }) => text) : []).toEqual([
    expect.stringContaining('no such tool'),
    expect.stringContaining('text'),
    expect.stringContaining('isn’t valid'),
    expect.stringMatching(/question: .*string/),
    expect.stringMatching(/question: .*8000/),
  ]);
  expect(await world.toolCalls()).toEqual([]);
});

test('a model that fails gets one line in a thread, and none where somebody only spoke', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.fail('chat', refusal);
  await world.says('Omar', 'Stand-in, what is the date?');
  await world.settled(1);
  model.fail('chat', refusal);
  await world.writes(slack.users.ben, 'what is the date?');

  await world.reads('refused the key', { ts: world.ts });
  expect(await world.settled(2)).toMatchObject([
    { cause: 'spoken', state: 'dropped', problem: 'model_refused' },
    { cause: 'thread', state: 'failed', problem: 'model_refused' },
  ]);
  const said = slack.messages(world.channel, world.ts).filter(({ own }) => own);
  expect(said.filter(({ text }) => text.includes('refused the key'))).toHaveLength(1);
});

test('eight steps without an end are the end, with what was asked for until then', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.always(call('post_message', { to: '#standup', text: 'again' }));
  await world.writes(slack.users.ben, 'never stop');

  const said = await world.reads('too many steps', { ts: world.ts });
  expect(renderMessage(said)).toMatch(inOrder('#standup', 'Waiting for approval', 'too many steps'));
  expect(await world.settled(1)).toMatchObject([{ state: 'failed', problem: 'too_many_steps', steps: 8 }]);
  expect(model.asked).toHaveLength(8);
  expect(await world.toolCalls()).toHaveLength(8);
});

test('an answer that was cut off does nothing', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.says(call('post_message', { to: '#standup', text: 'half' }), { cutOff: true });
  await world.writes(slack.users.ben, 'post it');

  await world.reads('couldn’t make sense', { ts: world.ts });
  expect(await world.toolCalls()).toEqual([]);
});

test('more requests of one thread than it can take are turned away, once, and the others are done in order', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until });
  model.always(({ prompt }) => `answer ${/number (\d+)/.exec(prompt.slice(prompt.indexOf('REQUEST')))?.[1]}`);
  for (let number = 1; number <= 23; number += 1) await world.writes(slack.users.ben, `number ${number}`);
  release();

  const turns = await world.settled(21);
  expect(turns.map(({ problem }) => problem).filter(Boolean)).toEqual(['too_many_turns']);
  await world.reads('other requests from this thread', { ts: world.ts });
  const answers = slack
    .messages(world.channel, world.ts)
    .flatMap(({ own, text }) => (own && text.startsWith('answer') ? [text] : []));
  expect(answers).toEqual(Array.from({ length: 20 }, (_, at) => `answer ${at + 1}`));
});
