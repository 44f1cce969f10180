import { expect, inject, test } from 'vitest';
import { startAnotherApp } from '../../support/another-app.ts';
import { goLive, untilStates } from '../../support/slack-acts.ts';
import {
  allOccurrences,
  allStandups,
  comesTo,
  hoursAway,
  inChannel,
  minutesAway,
  standupCard,
  standupUrl,
  startStandups,
  typist,
  untilSeenTo,
} from '../../support/standups.ts';

test('ten minutes ahead the card is up; at the standup’s time Stand-in joins, with the limit that was set', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()} for 20`, 'in_channel');
  expect(await allOccurrences(world)).toEqual([]);

  await comesTo(world, 9);
  const card = await standupCard(world);
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ requestedVia: 'standup', limitMinutes: 20, opening: 'Standup 1' });
  expect(inChannel(world).join('\n')).toContain('Standup 1');
  await card.reads('Anything for');
  const [run, ...more] = await allOccurrences(world);
  expect(run).toMatchObject({ outcome: 'proposed', meetingId: meeting?.id, at: meeting?.startsAt });
  expect(more).toEqual([]);
  // Six hours on the clock, which has not moved for the calendar.
  expect((await allStandups(world))[0]?.nextAt?.getTime()).toBeGreaterThan(Date.now() + 3_600_000);

  await world.elapse(9);
  await untilStates(world, 'live');
  expect(world.pika.sessions).toHaveLength(1);
});

test.runIf(inject('database') === 'postgres')(
  'two processes, one minute: one card, one session',
  async () => {
    const world = await startStandups();
    const type = typist(world);
    for (const code of ['aaa-aaaa-aaa', 'bbb-bbbb-bbb', 'ccc-cccc-ccc'])
      await type(`add https://meet.google.com/${code} daily ${hoursAway()}`, 'in_channel');
    await startAnotherApp(world);
    await startAnotherApp(world);
    await comesTo(world, 0.2);
    await untilSeenTo(world);
    await untilStates(world, 'live', 'live', 'live');
    expect(await allOccurrences(world)).toHaveLength(3);
    expect(world.pika.sessions).toHaveLength(3);
  },
);

test('down until nine minutes after the start: Stand-in joins late', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await world.app.stop();
  await comesTo(world, -9);
  await world.restart();
  await untilStates(world, 'live');
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'proposed', prompted: false }]);
});

test('down until eleven minutes after the start: the channel reads that it was missed, and nobody joins', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await world.app.stop();
  await comesTo(world, -11);
  await world.restart();
  await untilSeenTo(world);
  await expect
    .poll(() => inChannel(world).join('\n'))
    .toMatch(/Missed: standup 1\*? on \w{3} \d+ \w+, .* Next: /);
  expect(await world.meetings()).toEqual([]);
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'missed', meetingId: null }]);
});

test('down for five days: one message about all that was missed', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await world.app.stop();
  await comesTo(world, -5 * 24 * 60);
  await world.restart();
  await expect.poll(() => inChannel(world).join('\n')).toMatch(/Missed: standup 1\*? [56] times/);
  await untilSeenTo(world);
  expect(inChannel(world).filter((text) => text.includes('Missed'))).toHaveLength(1);
  expect((await allStandups(world))[0]?.nextAt?.getTime()).toBeGreaterThan(Date.now());
});

test('paused and removed standups do nothing, and a skipped one stays off', async () => {
  const world = await startStandups();
  const type = typist(world);
  for (const code of ['aaa-aaaa-aaa', 'bbb-bbbb-bbb', 'abc-defg-hij'])
    await type(`add https://meet.google.com/${code} daily ${hoursAway()}`, 'in_channel');
  await type('pause 1', 'in_channel');
  await type('remove 2', 'in_channel');
  await comesTo(world, 5, 3);
  const card = await standupCard(world);
  await untilStates(world, 'scheduled');

  const skipped = await type('skip 3', 'in_channel');
  expect(skipped).toMatch(/skipped \*?standup 3\*?/);
  await untilStates(world, 'cancelled');
  expect(card.ts).toBeTruthy();
  await world.elapse(20);
  await untilSeenTo(world);
  await untilStates(world, 'cancelled');
  expect(await allOccurrences(world)).toHaveLength(1);
});

test('a call that Stand-in is in already gets no second session', async () => {
  const world = await startStandups();
  const { slack } = world;
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await slack.post({ channel: slack.channels.general.id, user: slack.users.ada.id, text: standupUrl });
  await untilStates(world, 'live');
  await comesTo(world, 0.5);
  await untilSeenTo(world);
  expect(world.pika.sessions).toHaveLength(1);
});

test('a meeting that began long before in the same call doesn’t count for the standup', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 30);
  const { session } = await goLive(world);
  await comesTo(world, 9);
  await untilStates(world, 'live', 'scheduled');
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'proposed' }]);

  world.pika.control(session.id).endCall();
  await expect.poll(async () => (await world.meetings())[0]?.state).not.toBe('live');
  await world.elapse(9);
  await expect.poll(() => world.pika.sessions.length).toBe(2);
});

test('a meeting that began a little early in the same call counts for the standup', async () => {
  const world = await startStandups({ settings: { STANDUP_BRIEF_MINUTES: '5' } });
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 8);
  await goLive(world);
  await comesTo(world, 4);
  await untilSeenTo(world);
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'joined_another' }]);
  expect(world.pika.sessions).toHaveLength(1);
});

test('paused and resumed while the card is up: the next standup is tomorrow’s, and the channel reads so', async () => {
  const world = await startStandups();
  const type = typist(world);
  await type(`add ${standupUrl} daily ${minutesAway(8)}`, 'in_channel');
  await untilStates(world, 'scheduled');
  expect(await type('pause 1', 'in_channel')).toContain('is cancelled too');
  await untilStates(world, 'cancelled');
  expect(await type('resume 1', 'in_channel')).toContain('resumed standup 1. Next: ');
  const [run] = await allOccurrences(world);
  const next = (await allStandups(world))[0]?.nextAt?.getTime() ?? 0;
  // A day, or an hour more or less where clocks change.
  expect(next).toBeGreaterThan((run?.at.getTime() ?? 0) + 22 * 3_600_000);
});

test('another limit or link while the card is up: a new card takes its place, with the new terms', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const at = minutesAway(8);
  const type = typist(world);
  await type(`add ${standupUrl} daily ${at} for 20`, 'in_channel');
  const [old] = await untilStates(world, 'scheduled');
  // As it is: nothing is called off for that.
  await type(`move 1 daily ${at}`, 'in_channel');
  await untilStates(world, 'scheduled');
  expect(await type(`move 1 daily ${at} for 25`, 'in_channel')).not.toContain('is cancelled too');
  const [, longer] = await untilStates(world, 'cancelled', 'scheduled');
  expect(longer).toMatchObject({ limitMinutes: 25, startsAt: old?.startsAt });

  const said = await slack.waitForMessage(({ text }) => text.includes('for 25 min'), { current: true });
  await slack.press({ user: ada.id, channel: said.channel, messageTs: said.ts, buttonText: 'Change' });
  const form = await slack.waitForView((view) => view.user === ada.id && view.title === 'Standup 1');
  const link = 'https://meet.google.com/bbb-bbbb-bbb';
  const sent = await slack.submitView({ user: ada.id, viewId: form.id, values: { link } });
  expect(sent).toMatchObject({ action: 'close' });
  const [, , elsewhere] = await untilStates(world, 'cancelled', 'cancelled', 'scheduled');
  expect(elsewhere).toMatchObject({ callKey: 'meet:bbb-bbbb-bbb', startsAt: old?.startsAt });
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'proposed', meetingId: elsewhere?.id }]);
});

test('a standup that was set up twice: removing the second leaves the first its meeting', async () => {
  const world = await startStandups();
  const type = typist(world);
  const add = `add ${standupUrl} daily ${hoursAway()}`;
  await type(add, 'in_channel');
  await type(add, 'in_channel');
  await comesTo(world, 9);
  await untilSeenTo(world);
  await untilStates(world, 'scheduled');
  const runs = await allOccurrences(world);
  const [first, second] = await allStandups(world);
  const proposed = runs.find(({ outcome }) => outcome === 'proposed')?.standupId;
  const removed = proposed === first?.id ? second : first;
  expect(runs.find(({ standupId }) => standupId === removed?.id)).toMatchObject({
    outcome: 'joined_another',
  });
  expect(await type(`remove ${removed?.number}`, 'in_channel')).not.toContain('is cancelled too');
  await untilStates(world, 'scheduled');
});

test('two channels have the same call at the same time: if the one with the card removes its standup, the other’s joins', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const { standup, general } = slack.channels;
  const here = typist(world);
  const there = typist(world, ada.id, general.id);
  const at = minutesAway(8);
  await here(`add ${standupUrl} daily ${at}`, 'in_channel');
  await untilStates(world, 'scheduled');
  await there(`add ${standupUrl} daily ${at}`, 'in_channel');
  await untilSeenTo(world);
  await expect
    .poll(async () => (await allOccurrences(world)).map(({ outcome }) => outcome).sort())
    .toEqual(['joined_another', 'proposed']);
  await here('remove 1', 'in_channel');
  await untilStates(world, 'cancelled');

  await world.elapse(9);
  const [, other] = await untilStates(world, 'cancelled', 'live');
  expect(other).toMatchObject({ channelId: general.id });
  expect(standup.id).not.toBe(general.id);
});

test('a call that another channel’s standup is in gets no second session', async () => {
  const world = await startStandups();
  const { slack } = world;
  const at = minutesAway(8);
  await typist(world)(`add ${standupUrl} daily ${at}`, 'in_channel');
  await untilStates(world, 'scheduled');
  await typist(
    world,
    slack.users.ada.id,
    slack.channels.general.id,
  )(`add ${standupUrl} daily ${at}`, 'in_channel');
  await untilSeenTo(world);
  await world.elapse(9);
  await untilStates(world, 'live');
  await expect
    .poll(async () => (await allOccurrences(world)).map(({ outcome }) => outcome).sort())
    .toEqual(['followed', 'proposed']);
  await untilStates(world, 'live');
  expect(world.pika.sessions).toHaveLength(1);
});

test('two cards are up at once: skip cancels the first, and pause cancels both', async () => {
  const world = await startStandups({ settings: { STANDUP_BRIEF_MINUTES: '60' } });
  const type = typist(world);
  const [first, second] = [minutesAway(20), minutesAway(45)];
  await type(`add ${standupUrl} daily ${first} and ${second}`, 'in_channel');
  await untilStates(world, 'scheduled', 'scheduled');
  const [early, late] = await world.meetings();
  const skipped = await type('skip 1', 'in_channel');
  expect(skipped).toMatch(new RegExp(`skipped standup 1 on [^.]*${first}`));
  await untilStates(world, 'cancelled', 'scheduled');
  expect(early?.startsAt?.getTime()).toBeLessThan(late?.startsAt?.getTime() ?? 0);
  await type('pause 1', 'in_channel');
  await untilStates(world, 'cancelled', 'cancelled');
});
