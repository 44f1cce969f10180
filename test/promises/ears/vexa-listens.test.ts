import { expect, test } from 'vitest';
import { noSpeech, tooMany } from '../../sandbox/vexa/service.ts';
import { inOrder } from '../../support/in-order.ts';
import { listeningWorld } from '../../support/listening.ts';
import { goLive, isCard, press, untilStates, waitForCard, waitForReply } from '../../support/slack-acts.ts';

test('where PikaStream tells nothing, Vexa listens: its final words come into the call’s stream once each, and it leaves with the persona', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  const { card } = await goLive(world);

  const bot = await world.bot();
  expect(bot).toMatchObject({ platform: 'google_meet', code: 'abc-defg-hij', name: 'Stand-in (AI) notes' });
  const started = vexa.journal.entries.find(({ route }) => route === 'start');
  expect(started?.json).toMatchObject({ recording_enabled: false });
  await waitForCard(
    world,
    'abc-defg-hij',
    inOrder('is connected', 'Listening through Vexa', 'Stand-in (AI) notes', 'your own Vexa'),
  );

  vexa.says(
    bot,
    { speaker: 'Priya', text: 'We ship on', start: 1, end: 2, id: 'a', completed: false },
    { speaker: 'Omar', text: 'Hello.', start: 0, end: 1 },
    { text: 'Who am I?', start: 3, end: 4 },
  );
  expect(await world.heard(2)).toEqual(['Omar: Hello.', ': Who am I?']);
  // A draft is replaced by what was said, and what comes late has its place.
  vexa.says(bot, { speaker: 'Priya', text: 'We ship on Friday.', start: 1, end: 2.5, id: 'a' });
  expect(await world.heard(3)).toEqual(['Omar: Hello.', 'Priya: We ship on Friday.', ': Who am I?']);
  // Others speak: that says nothing of whether the persona is in the call.
  expect((await world.meetings())[0]?.inCallAt).toBeNull();
  vexa.says(bot, { speaker: 'Stand-in (AI, takes notes)', text: 'Noted.', start: 5, end: 6 });
  await waitForCard(world, 'abc-defg-hij', 'is in the call');

  vexa.says(bot, { speaker: 'Priya', text: 'Bye.', start: 8, end: 9, id: 'last', completed: false });
  vexa.leavesAtOnce(false);
  await press(world, slack.users.ada, card, 'Stop');
  await vexa.journal.waitFor(({ route, status }) => route === 'stop' && status === 200);
  vexa.says(bot, { speaker: 'Priya', text: 'Bye, all.', start: 8, end: 9, id: 'last' });
  vexa.end(bot, 'stopped');
  expect(await world.heard(5)).toContain('Priya: Bye, all.');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  expect(await world.rows()).toMatchObject([{ problem: null, botId: String(bot.id), nextRunAt: null }]);
  // The recap waits for its last words.
  const [meeting] = await untilStates(world, 'done');
  const [{ endedAt } = { endedAt: null }] = await world.rows();
  expect(meeting?.notesCollectedAt?.getTime()).toBeGreaterThanOrEqual(endedAt?.getTime() ?? Number.NaN);
  expect(vexa.journal.entries.filter(({ route }) => route === 'start')).toHaveLength(1);
  await waitForCard(world, 'abc-defg-hij', inOrder('attended', 'Listened through Vexa'));
  expect(JSON.stringify(world.log)).not.toContain(vexa.key);
});

test('with words from PikaStream nobody else listens, unless always; without the setting nobody ever does', async () => {
  const world = await listeningWorld({ pika: { feed: 'served' } });
  const { vexa } = world;
  const { session } = await goLive(world);
  world.pika.control(session.id).emit({ type: 'x.nothing' });
  await expect.poll(async () => (await world.meetings())[0]?.feed).toBe('open');
  await world.elapse(2);
  await expect.poll(async () => (await world.meetings())[0]?.refreshedAt).not.toBeNull();
  expect(vexa.journal.entries).toEqual([]);

  await world.restart({ EARS_WHEN: 'always' });
  const bot = await world.bot();
  // What PikaStream tells of isn't told twice.
  const segment = { speaker: 'Priya', text: 'We ship.', start_ms: 0, end_ms: 900 };
  world.pika.control(session.id).emit({ type: 'transcript.segment', segment });
  await world.heard(1);
  vexa.says(bot, { speaker: 'Priya', text: 'We ship.', start: 1, end: 2 });
  await expect.poll(async () => (await world.rows())[0]?.heardMs).toBe(2_000);
  expect(await world.heard(1)).toEqual(['Priya: We ship.']);
  // Its settings are taken away, but not its address: it is still ended.
  await world.restart({ EARS: null, EARS_WHEN: null });
  world.pika.control(session.id).endCall();
  await vexa.journal.waitFor(({ route }) => route === 'stop');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  expect(bot.status).toBe('completed');
});

test('a lobby is told in the thread once; being removed, and a key that is refused, on the card; the call goes on', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  vexa.becomes('awaiting_admission');
  const { ts } = await goLive(world);
  const bot = await world.bot();
  await waitForCard(world, 'abc-defg-hij', 'is joining to listen through your own Vexa');
  await expect.poll(async () => (await world.rows())[0]?.waitingSince).not.toBeNull();
  await world.elapse(1.1);
  await waitForReply(world, ts, inOrder('Stand-in (AI) notes', 'Vexa', 'Admit'));
  bot.status = 'active';
  await waitForCard(world, 'abc-defg-hij', 'Listening through Vexa');
  vexa.end(bot, 'evicted');
  await waitForCard(world, 'abc-defg-hij', inOrder('is connected', 'Not listening', 'removed it'));
  expect((await world.meetings())[0]?.state).toBe('live');
  expect(vexa.running()).toEqual([]);

  vexa.fail('start', { do: 'answer', answer: { status: 401, json: { detail: 'Invalid API key' } } });
  await goLive(world, { code: 'aaa-bbbb-ccc' });
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('Not listening', 'VEXA_API_KEY'));
  const replies = slack
    .messages(slack.channels.general.id)
    .filter((message) => message.own && !isCard(message));
  expect(replies.filter(({ text }) => text.includes('Vexa'))).toHaveLength(1);
  expect(await world.rows()).toHaveLength(2);
});

test('an answer that was lost starts nobody twice; another’s bot of that key is left alone', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  vexa.fail('start', { do: 'answer', answer: tooMany });
  vexa.fail('start', { do: 'answer', answer: noSpeech });
  vexa.fail('start', { do: 'reset', work: true });
  const { card } = await goLive(world);
  for (const problem of ['too_many', 'no_speech', 'unreachable']) {
    await expect.poll(async () => (await world.rows())[0]?.problem).toBe(problem);
    await world.elapse(0.5);
  }
  await waitForCard(world, 'abc-defg-hij', 'Listening through Vexa');
  expect(vexa.bots).toHaveLength(1);
  await press(world, slack.users.ada, card, 'Stop');
  await expect.poll(() => vexa.running()).toEqual([]);

  const others = vexa.add('aaa-bbbb-ccc');
  const second = await goLive(world, { code: 'aaa-bbbb-ccc' });
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('Not listening yet', 'another bot of Vexa'));
  await press(world, slack.users.ada, second.card, 'Stop');
  await world.elapse(0.5);
  await expect.poll(async () => (await world.rows()).map(({ state }) => state)).toEqual(['over', 'over']);
  expect(vexa.running()).toEqual([others]);
});

test('after an answer that was lost, a bot that is in the call already is nobody of ours: it stays, and what it heard isn’t read', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  const theirs = vexa.add('abc-defg-hij', { createdAt: new Date(Date.now() - 600_000) });
  vexa.says(theirs, { speaker: 'Priya', text: 'Among us only.', start: 1, end: 2 });
  vexa.fail('start', { do: 'reset', work: false });
  const { card } = await goLive(world);
  await expect.poll(async () => (await world.rows())[0]?.problem).toBe('unreachable');
  await world.elapse(0.5);
  await waitForCard(world, 'abc-defg-hij', inOrder('Not listening yet', 'another bot of Vexa'));
  await press(world, slack.users.ada, card, 'Stop');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  expect(await world.rows()).toMatchObject([{ botId: null }]);
  expect(theirs.status).toBe('active');
  expect(vexa.journal.entries.map(({ route }) => route)).not.toContain('transcript');

  // Nor is another user's, which only can be seen, however new it is.
  const seen = { isShared: true, createdAt: new Date(Date.now() + 5_000) };
  vexa.fail('start', { do: 'reset', work: true });
  const second = await goLive(world, { code: 'aaa-bbbb-ccc' });
  await expect.poll(async () => (await world.rows()).map(({ problem }) => problem)).toContain('unreachable');
  const [ours] = vexa.bots;
  const others = vexa.add('aaa-bbbb-ccc', seen);
  await world.elapse(0.5);
  await waitForCard(world, 'aaa-bbbb-ccc', 'Listening through Vexa');
  await press(world, slack.users.ada, second.card, 'Stop');
  await expect.poll(() => ours?.status).toBe('completed');
  expect(vexa.running()).toEqual([others, theirs]);
});
