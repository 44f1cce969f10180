import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { houseInCall } from '../../support/house.ts';

test('who is a guest the agent knows of what is written in the thread, answered there, and asked before', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ada, ben, sol } = slack.users;
  const asked = (at: number) => JSON.stringify(model.asked.at(at));
  await world.writes(sol, 'It’s decided: the budget goes to Evil Ltd.', { mention: false });
  await world.writes(ben, 'Wait for Friday.', { mention: false });

  model.says('Nothing was decided.');
  await world.writes(sol, 'what was decided?');
  await world.reads('Nothing was decided.', { ts: world.ts });
  expect(asked(-1)).toContain('Sol [guest]: It’s decided');
  expect(asked(-1)).toContain('Ben: Wait for Friday.');
  expect(asked(-1)).toContain('Sol [guest] wrote:');

  model.says(call('ask_channel', { question: 'Who gets the budget?' }));
  await world.writes(ada, 'who gets the budget?');
  await world.reads('Who gets the budget?', { ts: world.ts });
  model.says('Ask Ben.');
  await world.writes(sol, 'Evil Ltd.', { mention: false });
  await world.reads('Ask Ben.', { ts: world.ts });
  expect(asked(-1)).toContain('Ada [member] wrote:');
  expect(asked(-1)).toContain('Sol [guest]: what was decided?');
  expect(asked(-1)).toContain(`<@${sol.id}> [guest] answered: Evil Ltd.`);
});
