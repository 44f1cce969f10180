import { expect, test } from 'vitest';
import { noCredits } from '../../sandbox/attendee/service.ts';
import { inOrder } from '../../support/in-order.ts';
import { attendeeWorld } from '../../support/listening.ts';
import { goLive, press, untilStates, waitForCard, waitForReply } from '../../support/slack-acts.ts';

test('where PikaStream tells nothing, Attendee listens: its words come into the call’s stream once each, and it leaves with the persona', async () => {
  const world = await attendeeWorld();
  const { attendee, slack } = world;
  const { card } = await goLive(world);

  const bot = await world.bot();
  expect(bot).toMatchObject({
    ...{ name: 'Stand-in (AI) notes', meetingUrl: 'https://meet.google.com/abc-defg-hij' },
    // Nothing is recorded, and nobody outside reaches this app.
    ...{ webhooks: [], settings: { format: 'none', leave: { waiting_room_timeout_seconds: 300 } } },
  });
  await waitForCard(
    world,
    'abc-defg-hij',
    inOrder('is connected', 'Listening through Attendee', 'Stand-in (AI) notes', 'your own Attendee'),
  );
  attendee.says(bot, { speaker: 'Omar', text: 'Hello.', at: 0 });
  attendee.says(bot, { speaker: 'Priya', text: 'We ship on Friday.', at: 1 });
  expect(await world.heard(2)).toEqual(['Omar: Hello.', 'Priya: We ship on Friday.']);
  // Others speak: that says nothing of whether the persona is in the call. What is told again counts once.
  expect((await world.meetings())[0]?.inCallAt).toBeNull();
  attendee.says(bot, { speaker: 'Priya', text: 'We ship on Friday!', at: 1 });
  attendee.says(bot, { speaker: 'Stand-in (AI, takes notes)', text: 'Noted.', at: 3 });
  await waitForCard(world, 'abc-defg-hij', 'is in the call');

  attendee.leavesAtOnce(false);
  await press(world, slack.users.ada, card, 'Stop');
  await attendee.journal.waitFor(({ route, status }) => route === 'leave' && status === 200);
  // What was said last is written down after it left.
  attendee.happens(bot, 'left_meeting');
  bot.utterances.set('late', {
    ...{ speaker: 'Priya', text: 'Bye, all.', durationMs: 500, updatedAt: new Date() },
    timestampMs: bot.events[0]?.createdAt.getTime() ?? 0,
  });
  attendee.happens(bot, 'post_processing_completed');
  expect(await world.heard(4)).toContain('Priya: Bye, all.');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  expect(await world.rows()).toMatchObject([
    { kind: 'attendee', problem: null, botId: bot.id, nextRunAt: null },
  ]);
  await untilStates(world, 'done');
  expect(attendee.journal.entries.filter(({ route }) => route === 'start')).toHaveLength(1);
  await waitForCard(world, 'abc-defg-hij', inOrder('attended', 'Listened through Attendee'));
  expect(JSON.stringify(world.log)).not.toContain(attendee.key);
});

test('an answer that was lost starts nobody twice, and what is over is not started again', async () => {
  const world = await attendeeWorld();
  const { attendee, slack } = world;
  attendee.fail('start', { do: 'reset', work: true });
  const { card } = await goLive(world);
  await expect.poll(async () => (await world.rows())[0]?.problem).toBe('unreachable');
  await world.elapse(0.5);
  await waitForCard(world, 'abc-defg-hij', 'Listening through Attendee');
  expect(attendee.bots).toHaveLength(1);
  await press(world, slack.users.ada, card, 'Stop');
  await expect.poll(() => attendee.running()).toEqual([]);

  attendee.fail('start', { do: 'reset', work: true });
  const second = await goLive(world, { code: 'aaa-bbbb-ccc' });
  await expect.poll(async () => (await world.rows()).map(({ problem }) => problem)).toContain('unreachable');
  for (const lost of attendee.running()) attendee.happens(lost, 'fatal_error', 'heartbeat_timeout');
  await world.elapse(0.5);
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('is connected', 'Not listening', 'left the call early'));
  expect(attendee.bots).toHaveLength(2);
  await press(world, slack.users.ada, second.card, 'Stop');
  await untilStates(world, 'done', 'done');
});

test('a lobby, a host who allows nothing, a limit, credits and a key: each is told in words, and the call goes on', async () => {
  const world = await attendeeWorld();
  const { attendee } = world;
  attendee.becomes('waits');
  const { ts } = await goLive(world);
  const bot = await world.bot();
  await waitForCard(world, 'abc-defg-hij', 'is joining to listen through your own Attendee');
  await expect.poll(async () => (await world.rows())[0]?.waitingSince).not.toBeNull();
  await world.elapse(1.1);
  await waitForReply(world, ts, inOrder('Stand-in (AI) notes', 'Attendee', 'Admit'));
  attendee.happens(bot, 'joined_meeting');
  attendee.happens(bot, 'recording_permission_denied', 'host_denied_permission');
  await waitForCard(world, 'abc-defg-hij', inOrder('Not listening yet', 'allowed Attendee to record'));
  attendee.happens(bot, 'recording_permission_granted');
  await waitForCard(world, 'abc-defg-hij', 'Listening through Attendee');
  attendee.happens(bot, 'meeting_ended');
  attendee.happens(bot, 'post_processing_completed');
  await waitForCard(world, 'abc-defg-hij', inOrder('is connected', 'Not listening', 'somebody removed it'));
  expect((await world.meetings())[0]?.state).toBe('live');

  attendee.allows(0);
  await goLive(world, { code: 'aaa-bbbb-ccc' });
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('Not listening yet', 'as many bots in calls as it may'));
  attendee.allows(1);
  attendee.fail('start', { do: 'answer', answer: noCredits });
  await world.elapse(0.5);
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('Not listening', 'no credits left'));

  await world.restart({ ATTENDEE_API_KEY: 'another_key_0123456789' });
  await goLive(world, { code: 'bbb-cccc-ddd' });
  await waitForCard(world, 'bbb-cccc-ddd', inOrder('Not listening', 'ATTENDEE_API_KEY'));
  expect(attendee.running()).toEqual([]);
  expect((await world.meetings()).map(({ state }) => state)).toEqual(['live', 'live', 'live']);
});

test('Attendee tells who is in the call: the persona’s name proves that it is, and it leaves once everybody else has', async () => {
  const world = await attendeeWorld();
  const { attendee } = world;
  await goLive(world);
  const bot = await world.bot();
  // More than a page of them.
  for (let number = 1; number <= 28; number += 1) attendee.comes(bot, `Guest ${number}`);
  attendee.says(bot, { speaker: 'Guest 1', text: 'Hello.', at: 1 });
  await world.heard(1);
  const presence = async () =>
    (await world.meetings()).map(({ inCallAt, aloneSince }) => [inCallAt, aloneSince]);
  expect(await presence()).toEqual([[null, null]]);
  attendee.comes(bot, 'Stand-in (AI, takes notes)');
  await waitForCard(world, 'abc-defg-hij', 'is in the call');
  for (let number = 1; number <= 28; number += 1) attendee.comes(bot, `Guest ${number}`, 'leave');
  await expect.poll(async () => (await world.meetings())[0]?.aloneSince).not.toBeNull();
  // Once nobody listens any more, nobody knows who is there.
  attendee.fail('bot', { do: 'answer', answer: { status: 404, json: { error: 'Bot not found' } } });
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  await expect.poll(async () => (await world.meetings())[0]?.aloneSince).toBeNull();
  attendee.happens(bot, 'fatal_error', 'heartbeat_timeout');

  await goLive(world, { code: 'aaa-bbbb-ccc' });
  await expect.poll(() => attendee.bots.length).toBe(2);
  const [, second = bot] = attendee.bots;
  attendee.comes(second, 'Priya');
  attendee.comes(second, 'Priya', 'leave');
  await expect.poll(async () => (await world.meetings())[1]?.aloneSince).not.toBeNull();
  await world.elapse(3);
  await waitForCard(world, 'aaa-bbbb-ccc', 'Everyone else left the call');
  await expect.poll(() => attendee.running()).toEqual([]);
});

test('an Attendee that doesn’t know our mark answers with others’ bots: none of them is ours', async () => {
  const world = await attendeeWorld();
  const { attendee, slack } = world;
  const theirs = { id: 'bot_theirs0123456789', state: 'joined_recording', events: [], metadata: null };
  const results = [{ ...theirs, deduplication_key: 'theirs' }, theirs];
  attendee.fail('start', { do: 'reset', work: false });
  attendee.fail('list', { do: 'answer', answer: { status: 200, json: { next: null, results } } });
  const { card } = await goLive(world);
  await expect.poll(async () => (await world.rows())[0]?.problem).toBe('unreachable');
  await world.elapse(0.5);
  await waitForCard(world, 'abc-defg-hij', 'Listening through Attendee');
  const [ours] = attendee.bots;
  expect(await world.rows()).toMatchObject([{ botId: ours?.id }]);
  await press(world, slack.users.ada, card, 'Stop');
  await expect.poll(() => attendee.running()).toEqual([]);
  await attendee.journal.waitFor(({ route }) => route === 'leave');
  expect(attendee.journal.entries.map(({ path }) => path).join(' ')).not.toContain(theirs.id);
});
