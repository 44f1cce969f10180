import { expect, test } from 'vitest';
import { tidyUp } from '../../../services/store/housekeeping.ts';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { comesInto, endsWith, threadOf } from '../../support/briefed-call.ts';
import { briefOf, plannedCall } from '../../support/briefs.ts';
import { chooseFact, memoryOf, remember } from '../../support/memory.ts';
import { placesOf } from '../../support/places-of.ts';
import { recapOf } from '../../support/recap.ts';
import { letInAtOnce, press, untilStates } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

test('what was forgotten is in no brief to come, and goes from recaps that say that it went along', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, database } = world;
  const { ada, ben } = slack.users;
  await remember(world, ada, 'KESTREL ships on Thursdays');
  const first = await recapOf(world, { items: [{ text: 'Send the HERON plan' }] });
  const { channel, ts: threadTs } = await plannedCall(world);
  await slack.post({
    ...{ channel, user: ben.id, threadTs },
    text: 'I can’t come: say that OSPREY is merged',
  });
  await expect.poll(() => world.slack.ephemerals.some(({ user }) => user === ben.id)).toBe(true);
  const session = await comesInto(world);
  expect(session.systemPrompt).toMatch(/HERON[\s\S]*KESTREL/);
  await endsWith(world, session, [['Ada', 'KESTREL ships on Thursdays, you know.']]);
  const thread = () => threadOf(world, session.meetingId);
  await expect
    .poll(thread)
    .toMatch(/OSPREY[\s\S]*HERON plan — _didn’t[\s\S]*KESTREL ships on Thursdays — _came up/);

  await memoryOf(world, ada);
  await chooseFact(world, ada, 'KESTREL', 'Forget');
  await expect.poll(thread).not.toContain('KESTREL');
  expect(await thread()).toMatch(/HERON[\s\S]*1 line was forgotten or changed since/);

  await forgets(world, ada, `forget ${pageOf(channel, first.ts)}`, 'Forget it');
  await expect.poll(thread).not.toContain('HERON');

  await forgets(world, ben, 'forget me', 'Delete my data');
  await expect.poll(thread).not.toContain('OSPREY');

  await plannedCall(world, { text: 'https://meet.google.com/abc-defg-hij at 23:58' });
  const next = await briefOf(world, ada);
  expect(next.shown()).not.toMatch(/KESTREL|HERON|OSPREY/);
  const sent = await database.db.select({ content: slackOutbox.content }).from(slackOutbox);
  const recaps = sent
    .map(({ content }) => JSON.stringify(content))
    .filter((one) => one.includes('Taken along'));
  expect(recaps.join('\n')).not.toMatch(/KESTREL|HERON|OSPREY/);
});

/** Types it in #general, and presses the button of the question that comes back. */
async function forgets({ slack }: World, who: { id: string }, text: string, buttonText: string) {
  const channel = slack.channels.general.id;
  const asked = await slack.command({ user: who.id, channel, text });
  const { ts } = await slack.waitForEphemeral((one) => one.user === who.id && one.text === asked.text);
  await slack.press({ user: who.id, channel, messageTs: ts, buttonText });
}

function pageOf(channel: string, ts: string): string {
  return `https://standin-works.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

test('what isn’t to be said in a call that never took place is kept for a day, and goes with what is its writer’s', async () => {
  const world = await startWorld();
  const { database } = world;
  const { ada } = world.slack.users;
  const forbid = async (words: string) => {
    const { card } = await plannedCall(world);
    await (await briefOf(world, ada)).send('', { do_not_say: words });
    await expect.poll(() => placesOf(world, words)).toEqual(['do_not_say_of_calls']);
    return card;
  };
  const card = await forbid('Project Heron');
  await press(world, ada, card, 'Don’t join');
  await untilStates(world, 'cancelled');
  await world.elapse(23 * 60);
  await tidyUp(database.db);
  expect(await placesOf(world, 'Heron')).toEqual(['do_not_say_of_calls']);
  await world.elapse(2 * 60);
  await tidyUp(database.db);
  expect(await placesOf(world, 'Heron')).toEqual([]);

  await forbid('Project Condor');
  await forgets(world, ada, 'forget me', 'Delete my data');
  await expect.poll(() => placesOf(world, 'Condor')).toEqual([]);
});
