import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import { holdDatabase } from '../../support/held-database.ts';
import { isCard, letInAtOnce, outbox, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
// Slack gives up after three seconds; the app must have answered before.
const inTime = onThisMachine(2_800);

test('an event that can’t be stored is refused in time; sent again, it counts once', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general } = slack.channels;
  const release = await holdDatabase(world);

  const posted = slack.post({ channel: general.id, text: url, retryDelaysMs: [0] });
  const refused = await slack.journal.waitFor((entry) => entry.kind === 'delivery');
  await release();
  const { deliveries } = await posted;

  expect(refused).toMatchObject({ ok: false, status: 503 });
  expect(deliveries[0]?.attempts[0]?.elapsedMs).toBeLessThan(inTime);
  expect(deliveries[0]?.attempts[1]).toMatchObject({ ok: true, status: 200 });
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await untilStates(world, 'live');
  expect(slack.messages(general.id).filter((message) => isCard(message))).toHaveLength(1);
  expect(pika.sessions).toHaveLength(1);
});

test('commands get an answer in time and buttons an error; nothing is promised', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  await slack.post({ ...place, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', 'joins');
  const release = await holdDatabase(world);

  const [typed, status, pressed] = await Promise.all([
    slack.command({ ...place, text: 'join https://meet.google.com/bbb-bbbb-bbb' }),
    slack.command({ ...place, text: 'status' }),
    press(world, slack.users.ben, card, 'Join now'),
  ]);

  for (const answer of [typed, status]) {
    expect(answer).toMatchObject({ ok: true, responseType: 'ephemeral' });
    expect(answer.text).toContain('nothing was started');
    expect(answer.elapsedMs).toBeLessThan(inTime);
  }
  expect(pressed).toMatchObject({ ok: false, status: 500 });
  expect(pressed.elapsedMs).toBeLessThan(inTime);
  await release();
});

test('a message without a link needs no query: Slack gets its answer at once while the database hangs', async () => {
  const world = await startWorld();
  const { slack } = world;
  const channel = slack.channels.general.id;
  const release = await holdDatabase(world);

  const posts = await Promise.all([
    slack.post({ channel, text: 'lunch?', retryDelaysMs: [] }),
    slack.post({ channel, text: 'see https://example.com and http://meet.google.com', retryDelaysMs: [] }),
    slack.post({
      channel,
      bot: slack.calendarBot,
      attachments: [{ title: 'Lunch', title_link: 'https://calendar.example/1' }],
      retryDelaysMs: [],
    }),
    slack.post({ channel, text: 'minutes', files: [{ id: 'F1', name: 'a.pdf' }], retryDelaysMs: [] }),
  ]);
  const control = await slack.post({ channel, text: url, retryDelaysMs: [] });
  await release();

  for (const { deliveries } of posts) {
    expect(deliveries.map(({ ok }) => ok)).toEqual([true]);
    expect(deliveries[0]?.attempts[0]?.elapsedMs).toBeLessThan(onThisMachine(1_000));
  }
  // The hold does hold: one with a link is not stored.
  expect(control.deliveries[0]?.attempts[0]).toMatchObject({ ok: false, status: 503 });
  await expect.poll(async () => (await outbox(world)).length).toBe(1);
});
