import { expect, test } from 'vitest';
import { homeOf } from '../../support/home.ts';
import { goLive, letInAtOnce, press, untilStates } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('hundreds of commands of one person wait for each other, a few at a time; somebody else is answered meanwhile', async () => {
  const { slack } = await startWorld();
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const held = Promise.withResolvers<void>();
  const opened = slack.faults.add({
    method: 'views.open',
    times: 1_000,
    effect: { kind: 'hold', until: held.promise, before: true },
  });
  const flood = Array.from({ length: 250 }, () => slack.command({ user: ada.id, channel, text: 'personas' }));
  await expect.poll(() => opened.hits).toBeGreaterThanOrEqual(4);

  expect((await slack.command({ user: ben.id, channel, text: 'limit' })).text).toBeTruthy();
  expect(opened.hits).toBeLessThan(20);
  // One is too many, and its person hears so while the others still wait.
  await Promise.any(flood.map(async (asked) => expect((await asked).text).toContain('faster than I am')));
  held.resolve();
  await Promise.all(flood);
  expect((await slack.command({ user: ada.id, channel, text: 'limit' })).text).not.toContain('faster');
});

test('so it is with hundreds of presses: somebody else’s Stop comes between', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { card } = await goLive(world);
  await slack.command({ user: ada.id, channel: card.channel, text: 'personas' });
  const { id: viewId } = await slack.waitForView(({ title }) => title === 'Personas');
  const held = Promise.withResolvers<void>();
  const effect = { kind: 'hold', until: held.promise, before: true } as const;
  const opened = slack.faults.add({ method: 'views.push', times: 1_000, effect });
  const flood = Array.from({ length: 220 }, () =>
    slack.pressInView({ user: ada.id, viewId, buttonText: 'New…' }),
  );
  await expect.poll(() => opened.hits).toBeGreaterThanOrEqual(4);
  await press(world, ben, card, 'Stop');
  await untilStates(world, 'done');
  expect(opened.hits).toBeLessThan(40);
  // One is too many, and is refused while the others still wait.
  await Promise.any(flood.map(async (pressed) => expect((await pressed).ok).toBe(false)));
  held.resolve();
  await Promise.all(flood);
});

test('a burst of one person’s posts is acknowledged whole, however many come at once', async () => {
  const { slack } = await startWorld();
  const channel = slack.channels.general.id;
  const post = (at: number) =>
    slack.post({ channel, user: slack.users.ada.id, text: `Build ${at} is green` });
  await Promise.all(Array.from({ length: 200 }, (_, at) => post(at)));
  const attempts = () => slack.journal.entries.filter((entry) => entry.kind === 'delivery');
  await expect.poll(() => attempts().length).toBeGreaterThanOrEqual(200);
  expect(attempts().filter(({ ok }) => !ok)).toEqual([]);
});

test('a Home tab that is opened a hundred times is shown a few times, the last time as things are then', async () => {
  const world = await startWorld();
  const { slack } = world;
  const home = homeOf(world, slack.users.ada);
  await home.open('Calls');
  const shown = () =>
    slack.journal.entries.filter((entry) => entry.kind === 'api' && entry.method === 'views.publish').length;
  const before = shown();
  for (let wave = 0; wave < 4; wave += 1)
    await Promise.all(Array.from({ length: 25 }, () => slack.openHome(slack.users.ada.id)));
  await slack.post({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });
  await home.reads('abc-defg-hij');
  expect(shown() - before).toBeLessThan(20);
});

test('a whole company that opens its Home tabs at once is shown them a few at a time, and keeps no command waiting', async () => {
  const world = await startWorld();
  const { slack } = world;
  const people = Array.from({ length: 60 }, (_, at) =>
    slack.addPerson(`U0MANY${String(at).padStart(4, '0')}`, `Many ${at}`),
  );
  const held = Promise.withResolvers<void>();
  const effect = { kind: 'hold', until: held.promise, before: true } as const;
  const published = slack.faults.add({ method: 'views.publish', times: 1_000, effect });
  await Promise.all(people.map(({ id }) => slack.openHome(id)));
  await expect.poll(() => published.hits).toBe(8);

  const channel = slack.channels.general.id;
  expect((await slack.command({ user: slack.users.ben.id, channel, text: 'limit' })).text).toBeTruthy();
  expect(published.hits).toBe(8);
  held.resolve();
  await expect.poll(() => people.filter(({ id }) => slack.home(id)).length).toBe(people.length);
});
