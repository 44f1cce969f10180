import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { houseWorld } from '../../support/house.ts';
import { importsSelf, pikaOfAda } from '../../support/selves.ts';

test('nobody in a channel reads what Pika remembers of somebody who isn’t in it any more, until they come back', async () => {
  const { pika, options } = await pikaOfAda(['- The codename is GIRAFFE']);
  const world = await houseWorld(options);
  const { slack, model } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await importsSelf(world, ada);
  model.always(({ messages }) => {
    const last = messages.at(-1);
    return last?.role === 'tool'
      ? `It says: ${last.results.map(({ text }) => text).join(' ')}`
      : call('search_self_memory', { words: 'codename' });
  });
  const asks = async (answer: RegExp) => {
    const { ts } = await slack.post({ channel, user: ben.id, text: `<@${slack.botUserId}> the codename?` });
    await world.reads(answer, { channel, ts });
  };
  await slack.command({ channel, user: ada.id, text: 'memory pika on' });
  await asks(/GIRAFFE/);

  // Slack's answers are remembered for half a minute.
  await world.restart({}, () => slack.removeMember({ channel, user: ada.id }));
  const before = pika.calls.length;
  await asks(/Nobody here may read it/);
  expect(pika.calls.slice(before)).toEqual([]);
  await world.restart({}, () => slack.addMember({ channel, user: ada.id }));
  await asks(/GIRAFFE/);
  expect(pika.violations).toEqual([]);
});
