import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { plannedCall, windowOf } from '../../support/briefs.ts';
import { sessionFor } from '../../support/conversation.ts';
import { remember } from '../../support/memory.ts';
import { placesOf } from '../../support/places-of.ts';
import { letInAtOnce, press, waitForCard } from '../../support/slack-acts.ts';
import { askedStandup, startStandups, takesPlace } from '../../support/standups.ts';
import { startWorld, type World } from '../../support/world.ts';

const briefDms = ({ slack }: World) =>
  slack.messages(slack.users.ada.dm).filter(({ own, text }) => own && text.includes('along'));

/** A standup of which Ada was told in a DM what goes along, and which took place. */
async function briefedStandup(): Promise<World> {
  const world = await startStandups();
  await remember(world, world.slack.users.ada, 'KESTREL ships on Thursdays', world.slack.channels.standup.id);
  await askedStandup(world);
  await expect.poll(() => briefDms(world).length).toBe(1);
  await takesPlace(world, ['Ada']);
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  return world;
}

test('a DM about a brief goes when its call is forgotten', async () => {
  const world = await briefedStandup();
  const { slack } = world;
  const [user, channel] = [slack.users.ada.id, slack.channels.standup.id];
  const text = 'forget https://meet.google.com/abc-defg-hij';
  const asked = await slack.command({ user, channel, text });
  const question = await slack.waitForEphemeral((one) => one.user === user && one.text === asked.text);
  await slack.press({ user, channel, messageTs: question.ts, buttonText: 'Forget it' });
  await expect.poll(() => briefDms(world)).toEqual([]);
  await expect.poll(() => placesOf(world, 'KESTREL')).toEqual(['facts']);
});

test('so it does when it’s older than the workspace keeps', async () => {
  const world = await briefedStandup();
  const { slack } = world;
  const [user, channel] = [slack.users.ada.id, slack.channels.general.id];
  await slack.command({ user, channel, text: 'retention 30 days' });
  await world.elapse(31 * 24 * 60);
  await world.restart();
  await expect.poll(() => briefDms(world)).toEqual([]);
});

test('a retried call takes the same lines along, each once', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada } = slack.users;
  await remember(world, ada, 'KESTREL ships on Thursdays');
  await remember(world, ada, 'HERON is late');
  const { card } = await plannedCall(world);
  await press(world, ada, card, 'Brief');
  const brief = windowOf(world, ada);
  await expect.poll(brief.shown).toMatch(/Goes along[\s\S]*HERON/);
  await brief.choose('HERON', 'Leave out');
  await expect.poll(brief.shown).toMatch(/\*Left out\*\n• HERON/);
  await brief.send('OSPREY is merged');
  await remember(world, ada, 'SWIFT comes after it was sent');
  pika.faults.add({ route: 'session.create', effect: answers(422) });
  const [meeting] = await world.meetings();
  await world.elapse(((meeting?.startsAt?.getTime() ?? 0) - Date.now()) / 60_000 + 0.05);
  const failed = await waitForCard(world, 'abc-defg-hij', 'couldn’t join');

  await press(world, ada, failed, 'Retry');
  const { session } = await sessionFor(world);
  const times = (word: string) => (session.systemPrompt ?? '').split(word).length - 1;
  expect(['KESTREL', 'OSPREY', 'HERON', 'SWIFT'].map(times)).toEqual([1, 1, 0, 0]);
});
