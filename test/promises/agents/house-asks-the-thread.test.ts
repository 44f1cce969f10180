import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { houseInCall } from '../../support/house.ts';
import { inOrder } from '../../support/in-order.ts';

test('what is missing it asks the thread, and goes on with the first reply; meanwhile it answers others', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { cleo } = slack.users;
  model.says(call('ask_channel', { question: 'Which day is the launch?' }));
  await world.says('Priya Nair', 'Stand-in, tell standup when we launch.', 20);
  expect(renderMessage(await world.reads('Which day is the launch?', { ts: world.ts }))).toContain(
    'Priya Nair',
  );
  await expect.poll(async () => (await world.turns()).map(({ state }) => state)).toEqual(['asking']);

  // A turn that waits for people holds up nobody's.
  model.says('Priya Nair is here.');
  await world.says('Omar', 'Stand-in, who is here?', 30);
  const answer = await world.reads('Priya Nair is here.', { ts: world.ts });
  expect(renderMessage(answer)).toMatch(inOrder('Omar', '00:30', 'who is here?', 'Priya Nair is here.'));

  model.says(call('post_message', { to: '#standup', text: 'Launch on the 9th.' }));
  model.says('');
  // By a mention, which Slack tells of twice: it's the answer, and no request of its own.
  await world.writes(cleo, 'the 9th', { times: 2 });
  await world.reads('Answered by @Cleo', { ts: world.ts });
  await world.reads('[Approve]', { ts: world.ts });

  expect(await world.settled(2)).toMatchObject([
    { speaker: 'Priya Nair', state: 'done', steps: 3 },
    { speaker: 'Omar', state: 'done', steps: 1 },
  ]);
  const results = model.asked.at(-2)?.messages.at(-1);
  expect(JSON.stringify(results)).toContain('the 9th');
  // Nobody said so in the call: the quote is still what caused it.
  expect(await world.toolCalls()).toMatchObject([{ requestedBy: 'Priya Nair', quotedAtMs: 20_000 }]);
});

test('a question that nobody answers within an hour is answered so', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.says(call('ask_channel', { question: 'Which budget?' }));
  await world.writes(slack.users.ben, 'book the venue');
  await world.reads('Which budget?', { ts: world.ts });
  await expect.poll(async () => (await world.turns()).map(({ state }) => state)).toEqual(['asking']);

  model.says('Nobody said which budget, so I booked nothing.');
  await world.elapse(61);

  await world.reads('so I booked nothing', { ts: world.ts });
  expect(JSON.stringify(model.asked.at(-1)?.messages.at(-1))).toContain('Nobody answered');
});

test('a question that is answered while it answers others goes on as soon as those are done', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.says(call('ask_channel', { question: 'Which day is the launch?' }));
  await world.says('Priya Nair', 'Stand-in, find out when we launch.', 20);
  await world.reads('Which day is the launch?', { ts: world.ts });
  const answering = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until: answering.promise });
  model.says('Priya Nair is here.');
  await world.says('Omar', 'Stand-in, who is here?', 30);
  const states = async () => (await world.turns()).map(({ state }) => state);
  await expect.poll(states).toEqual(['asking', 'thinking']);

  model.says('We launch on the 9th.');
  await world.writes(slack.users.cleo, 'the 9th', { mention: false });
  await expect.poll(states).toEqual(['waiting', 'thinking']);
  answering.resolve();

  await world.reads('We launch on the 9th.', { ts: world.ts });
  const [asked, other] = (await world.settled(2)).map(({ finishedAt }) => finishedAt?.getTime() ?? 0);
  // Far less than it takes to look again on its own.
  expect(Number(asked) - Number(other)).toBeLessThan(10_000);
});
