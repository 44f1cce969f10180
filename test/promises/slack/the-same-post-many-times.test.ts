import { expect, inject, test } from 'vitest';
import { startAnotherApp } from '../../support/another-app.ts';
import { isCard, letInAtOnce, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

async function oneOfEverything(world: World): Promise<void> {
  const { slack, pika } = world;
  const { general } = slack.channels;
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await slack.idle();
  await untilStates(world, 'live');
  expect(slack.messages(general.id).filter((message) => isCard(message))).toHaveLength(1);
  expect(pika.sessions).toHaveLength(1);
  expect(
    pika.journal.entries.filter(
      (entry) => 'route' in entry && entry.kind === 'request' && entry.route === 'session.create',
    ),
  ).toHaveLength(1);
}

for (const door of ['http', 'socket'] as const) {
  test(`one event delivered four times at once is one meeting and one card (${door})`, async () => {
    const world = await startWorld({ door, pika: { script: letInAtOnce } });
    const { slack } = world;

    const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: url, times: 4 });

    expect(deliveries.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    await oneOfEverything(world);
  });

  test(`a mention comes as two events, four times each: one meeting (${door})`, async () => {
    const world = await startWorld({ door, pika: { script: letInAtOnce } });
    const { slack } = world;

    const { deliveries } = await slack.post({
      channel: slack.channels.general.id,
      text: `<@${slack.botUserId}> ${url}`,
      times: 4,
    });

    expect(deliveries).toHaveLength(8);
    expect(deliveries.every(({ ok }) => ok)).toBe(true);
    await oneOfEverything(world);
  });
}

// The embedded database belongs to one process.
test.runIf(inject('database') === 'postgres')(
  'two processes on one database hear of the same post: one meeting and one card',
  async () => {
    const world = await startWorld({ door: 'socket', pika: { script: letInAtOnce } });
    const { slack } = world;
    await startAnotherApp(world);
    await expect.poll(() => slack.openSockets()).toBe(2);

    await slack.post({ channel: slack.channels.general.id, text: `<@${slack.botUserId}> ${url}`, times: 4 });

    await oneOfEverything(world);
  },
);

test('a link to a call that already has an agent starts nothing and says who was first', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general, standup } = slack.channels;
  const { ada, ben } = slack.users;

  await Promise.all([
    slack.post({ channel: general.id, user: ada.id, text: url }),
    slack.post({ channel: general.id, user: ben.id, text: url }),
    slack.post({ channel: standup.id, user: ben.id, text: url }),
  ]);

  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await expect
    .poll(
      () =>
        [general, standup]
          .flatMap(({ id }) => slack.messages(id))
          .filter(({ text }) => text.includes('already asked for')).length,
    )
    .toBe(2);
  expect(pika.sessions).toHaveLength(1);
  await untilStates(world, 'live');
});
