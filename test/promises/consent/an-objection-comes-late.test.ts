import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { homeOf } from '../../support/home.ts';
import { type HouseInCall, houseInCall } from '../../support/house.ts';
import { placesOf } from '../../support/places-of.ts';
import { press } from '../../support/slack-acts.ts';

/** Somebody objected before all that was said here, and nobody was told until now. */
async function objectsLate(world: HouseInCall): Promise<void> {
  const at = new Date(Date.now() - 300_000).toISOString();
  const segment = { speaker: 'Jonas Weber', text: 'Please don’t record this.', start_ms: 1, end_ms: 900 };
  world.pika.control(world.pika.sessions.at(-1)?.id ?? '').emit({ type: 'transcript.segment', at, segment });
  await world.reads('“Jonas Weber” in the call', { ts: world.ts });
}

/** What of ours people read now, wherever it stands. */
function ours({ slack }: HouseInCall): string {
  return Object.values(slack.channels)
    .flatMap(({ id }) => slack.messages(id))
    .filter(({ own }) => own)
    .map(renderMessage)
    .join('\n');
}

test('what the house agent wanted, did and answered from words after it goes, in Slack too', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ben } = slack.users;
  const standup = slack.channels.standup.id;
  model.says(call('post_message', { to: '#standup', text: 'The merger is in June.' }));
  model.says('');
  await world.says('Priya Nair', 'Stand-in, tell the standup channel that the merger is in June.', 60);
  await press(world, ben, await world.reads('[Approve]', { ts: world.ts }), 'Approve');
  await world.reads('The merger is in June.', { channel: standup });
  await expect.poll(async () => (await world.toolCalls())[0]?.state).toBe('done');
  model.says(call('post_message', { to: '#standup', text: 'June is the month of the merger.' }));
  model.says('');
  await world.says('Priya Nair', 'Stand-in, tell the standup channel again that June is the month.', 80);
  await world.reads('[Approve]', { ts: world.ts });
  model.says('They said June.');
  await world.writes(ben, 'which month did they say?');
  await world.reads('They said June.', { ts: world.ts });
  await world.settled(3);

  await objectsLate(world);
  await expect.poll(() => ours(world)).not.toContain('June');
  await expect.poll(() => placesOf(world, 'June')).toEqual([]);
  // That something was done stays true.
  expect(await world.toolCalls()).toMatchObject([{ state: 'done', quote: null }]);
});

test('a question to the thread goes, also from Home tabs', async () => {
  const world = await houseInCall();
  const home = homeOf(world, world.slack.users.ben);
  world.model.says(call('ask_channel', { question: 'Is it June the ninth?' }));
  world.model.says('');
  await world.says('Priya Nair', 'Stand-in, ask the channel which day in June it is.');
  await world.reads('Is it June the ninth?', { ts: world.ts });
  await home.open('June the ninth');

  await objectsLate(world);
  await expect.poll(home.shown).not.toContain('June');
  await expect.poll(() => ours(world)).not.toContain('June');
  await expect.poll(() => placesOf(world, 'June')).toEqual([]);
});

test('a question whether to do it goes with the words that it quotes', async () => {
  const world = await houseInCall();
  await world.slack.command({ channel: world.channel, user: world.slack.users.ada.id, text: 'agent ask' });
  await world.says('Priya Nair', 'Stand-in, when in June is the merger?');
  await world.reads('Should I do that?', { ts: world.ts });

  await objectsLate(world);
  await expect.poll(() => ours(world)).not.toContain('June');
  await expect.poll(() => placesOf(world, 'June')).toEqual([]);
  expect(await world.turns()).toEqual([]);
});
