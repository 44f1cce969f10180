import { ne } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { isCard, letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = (code: string) => `https://meet.google.com/${code}`;

function marksOn({ slack }: World, { channel, ts }: { channel: string; ts: string }) {
  return slack.messages(channel).find((message) => message.ts === ts)?.reactions ?? [];
}

/** Once nothing waits: what isn't marked by then never is. */
function untilAllIsSent({ database }: World) {
  const waiting = () => database.db.select().from(slackOutbox).where(ne(slackOutbox.state, 'sent'));
  return expect.poll(waiting).toEqual([]);
}

test('a message whose link was taken has eyes under it, in a thread and a DM too, and they stay', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const eyes = [{ name: 'eyes', users: [slack.botUserId] }];

  const pasted = await slack.post({ channel, text: url('aaa-aaaa-aaa') });
  await expect.poll(() => marksOn(world, pasted)).toEqual(eyes);
  const reply = await slack.post({ channel, text: url('bbb-bbbb-bbb'), threadTs: pasted.ts });
  await expect.poll(() => marksOn(world, reply)).toEqual(eyes);
  const dm = await slack.post({ channel: ben.dm, user: ben.id, text: url('ccc-cccc-ccc') });
  await expect.poll(() => marksOn(world, dm)).toEqual(eyes);

  await press(world, ada, await waitForCard(world, 'aaa-aaaa-aaa', 'joins'), 'Don’t join');
  await waitForCard(world, 'aaa-aaaa-aaa', /Declined|declined|Don’t join|cancel/i);
  expect(marksOn(world, pasted)).toEqual(eyes);

  // Not taken: somebody is on the way there; a channel that wants only commands; no link.
  const again = await slack.post({ channel, user: ben.id, text: url('bbb-bbbb-bbb') });
  const standup = slack.channels.standup.id;
  await slack.command({ channel: standup, user: ada.id, text: 'auto off' });
  const off = await slack.post({ channel: standup, text: url('ddd-dddd-ddd') });
  const lunch = await slack.post({ channel, text: 'lunch?' });
  await untilAllIsSent(world);
  expect([again, off, lunch].map((one) => marksOn(world, one))).toEqual([[], [], []]);
});

test('without the scope nobody hears of it, and the call goes on', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  slack.faults.withholdScopes('reactions:write');
  const { ts, channel } = await slack.post({ channel: slack.channels.general.id, text: url('abc-defg-hij') });
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await expect
    .poll(() => world.database.db.select().from(slackOutbox).where(ne(slackOutbox.state, 'sent')))
    .toMatchObject([{ kind: 'reaction', state: 'dead', lastError: 'missing_scope' }]);
  expect(slack.messages(channel).filter(({ own, threadTs }) => own && threadTs === ts)).toHaveLength(1);
  expect(slack.ephemerals).toEqual([]);
});

test('neither the card nor Slack’s event waits for the mark; a lost answer and a limit leave one', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { planted, release } = slack.faults.hold('reactions.add', { before: true });
  const channel = slack.channels.general.id;
  const post = await slack.post({ channel, text: url('abc-defg-hij'), retryDelaysMs: [] });
  expect(post.deliveries.map(({ ok }) => ok)).toEqual([true]);
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect([planted.hits, marksOn(world, post)]).toEqual([1, []]);
  release();
  await expect.poll(() => marksOn(world, post)).toHaveLength(1);

  slack.faults.loseAnswer('reactions.add');
  const lost = await slack.post({ channel, text: url('bbb-bbbb-bbb') });
  slack.faults.add({ method: 'reactions.add', effect: { kind: 'error', error: 'already_reacted' } });
  await untilStates(world, 'live', 'live');
  await untilAllIsSent(world);
  expect(marksOn(world, lost)).toHaveLength(1);
  expect(slack.messages(channel).filter((message) => isCard(message))).toHaveLength(2);
});
