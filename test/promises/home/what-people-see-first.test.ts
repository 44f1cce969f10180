import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openHomes } from '../../../services/store/schema/homes.ts';
import { slackOutbox } from '../../../services/store/schema/slack.ts';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { homeOf } from '../../support/home.ts';
import { policyForm } from '../../support/policy.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';
import { goLive, letInAtOnce, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { minutesAway } from '../../support/standups.ts';
import { startWorld } from '../../support/world.ts';

test('an empty Home tab says what to do, and shows an admin the workspace’s money', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  const seen = await homeOf(world, ben).open('Nothing waits for you.');
  expect(seen).toMatch(
    /Now[\s\S]*Paste a Google Meet or Zoom link[\s\S]*My action items[\s\S]*no open actions/,
  );
  expect(seen).toMatch(/\[Personas\].*\[What you know about me\].*\[Calendars\].*\[Agents\]/);
  expect(seen).toContain('minutes of calls left');
  expect(seen).not.toContain('Workspace');
  await homeOf(world, ada).open(/Workspace[\s\S]*This month \(UTC\): \$0\.00 \(no budget is set\)/);
});

test('admins read there what holds in all channels, and what went wrong', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { ada } = slack.users;
  const home = homeOf(world, ada);
  await home.open('every message reached Slack');
  const policy = await policyForm(world, ada, 'workspace');
  expect(await policy.send({ limitMinutes: '45', keep: 'notes' })).toMatchObject({ ok: true });
  await home.open('No call lasts longer than 45 min.', 'Policy: notes are kept, and no words');

  pika.faults.add({ route: 'session.create', effect: answers(504) });
  await slack.post({
    channel: slack.channels.general.id,
    user: ada.id,
    text: 'now: https://meet.google.com/abc-defg-hij',
  });
  await untilStates(world, 'uncertain');
  // What is said of it is posted by then: one message alone is refused.
  await slack.waitForMessage(({ text }) => text.includes('couldn’t confirm whether'));
  const archived = slack.faults.fail('chat.postMessage', 'is_archived', 10);
  await slack.command({
    channel: slack.channels.standup.id,
    user: ada.id,
    text: 'join https://meet.google.com/bbb-bbbb-bbb in 2 hours',
  });
  await expect.poll(() => archived.hits).toBeGreaterThan(0);
  await expect
    .poll(() => world.database.db.$count(slackOutbox, eq(slackOutbox.state, 'dead')))
    .toBeGreaterThan(0);
  expect(await home.open('1 start is unconfirmed', /Slack didn’t take \d message/)).not.toContain(
    'every message reached',
  );
});

test('a call that is on can be stopped from there by who is in its channel, and nobody else sees it', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ben, cleo } = slack.users;
  const live = await goLive(world, { channel: slack.channels.private.id });
  const bens = homeOf(world, ben);
  await bens.open('meet.google.com/abc-defg-hij', '[Stop]', 'in #leads');
  expect(await homeOf(world, cleo).open('No calls right now')).not.toContain('abc-defg-hij');

  // A button that a stranger to the channel made up.
  const forged = {
    user: cleo.id,
    viewId: slack.home(cleo.id)?.id ?? '',
    actionId: 'home_stop',
    value: live.meeting.id,
  };
  await slack.pressInView(forged);
  await homeOf(world, cleo).reads('Only members of this channel');
  expect((await world.meetings())[0]?.state).toBe('live');

  await bens.press('abc-defg-hij', { buttonText: 'Stop' });
  await bens.reads('Leaving the call');
  await waitForCard(world, 'abc-defg-hij', 'pressed Stop');
  await homeOf(world, ben).reads('No calls right now', 'Recent calls');
});

test('a call that is on shows what it took so far, also to who has no open actions', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  await goLive(world);
  await world.elapse(5);
  await homeOf(world, world.slack.users.ben).open(
    'You have no open actions.',
    /5 min of 60 min, about \$1\.3\d/,
  );
});

test('where the month’s budget is spent or reserved, admins read that no call can start, and who can raise it', async () => {
  const settings = { WORKSPACE_BUDGET_USD: '20', MAX_MEETING_MINUTES: '70' };
  const world = await startWorld({ settings, pika: { script: letInAtOnce } });
  const { slack } = world;
  const home = homeOf(world, slack.users.ada);
  await home.open('$0.00 of the $20.00 that the people who run Stand-in allow', 'Calls can start');
  await goLive(world);
  const noCall = 'No new call can start: this month’s budget is fully spent or reserved.';
  const shown = await home.open(
    noCall,
    'Ask the people who run Stand-in to raise it.',
    '$19.25 for calls that are on',
  );
  expect(shown).not.toContain('Calls can start');
  // What is reserved for it isn't said again as spent.
  expect(shown).not.toContain('• in #general');
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  await slack.command({ ...place, text: 'workspace budget $19.50' });
  await home.open('of $19.50', noCall, '`/pika workspace budget <usd>`');
});

test('what comes next can be left out: a scheduled call, and the next time of a standup', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const place = { channel: slack.channels.standup.id, user: ada.id };
  const home = homeOf(world, ada);
  await home.open('Nothing is scheduled.');
  await slack.command({ ...place, text: 'join https://meet.google.com/abc-defg-hij in 2 hours' });
  await slack.command({
    ...place,
    text: `standup add https://meet.google.com/bbb-bbbb-bbb daily ${minutesAway(60)}`,
  });
  await home.reads('abc-defg-hij', 'bbb-bbbb-bbb');

  await home.press('abc-defg-hij', { buttonText: 'Not this one' });
  await home.reads('Nobody joins that one.');
  await untilStates(world, 'cancelled');
  const before = home.shown();
  await home.press('bbb-bbbb-bbb', { buttonText: 'Not this one' });
  await home.reads('The next one is left out.');
  expect(home.shown()).not.toBe(before);
  await slack.waitForMessage(
    ({ own, text, channel }) => own && channel === place.channel && /skip|left out/i.test(text),
  );
});

test('action items are worked on there, and what was forgotten goes from it', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const recap = await recapOf(world, {
    items: [{ text: 'Send the plan', owner: 'Ben' }],
    participants: [{ name: 'Ben' }],
    title: 'Marmalade launch',
  });
  await recap.choose(ben, 'Send the plan', 'Take it');
  const home = homeOf(world, ben);
  await home.open('Send the plan', 'Marmalade launch');
  await home.press('Send the plan', { option: 'Done' });
  await home.reads('You have no open actions.');
  await recap.reads(/~Send the plan~[\s\S]*done by @Ben/);

  // Long after it was opened, when nobody looks at it any more.
  await world.database.db.update(openHomes).set({ openedAt: new Date(0) });
  const place = { channel: recap.channel, user: ada.id };
  const asked = await slack.command({ ...place, text: 'forget https://meet.google.com/abc-defg-hij' });
  const question = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ ...place, messageTs: question.ts, buttonText: 'Forget it' });
  await expect.poll(home.shown).not.toContain('Marmalade launch');
});

test('what a calendar had goes from its person’s tab with it, and with their data, however long ago that was opened', async () => {
  const world = await calendarWorld();
  const { slack, feeds, database } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  const home = homeOf(world, ada);
  const opened = async (title: string) => {
    feeds.set([{ uid: title, start: inMinutes(600), title }]);
    await world.addCalendar();
    await home.open(title);
    await database.db.update(openHomes).set({ openedAt: new Date(0) });
  };
  const pressed = async (text: string, buttonText: string | RegExp) => {
    const asked = await slack.command({ channel, user: ada.id, text });
    const { ts } = await slack.waitForEphemeral((message) => message.text === asked.text);
    await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: String(buttonText) });
  };
  await opened('Merger talks');
  await pressed('calendar', 'Remove 127.0.0.1');
  await expect.poll(home.shown).not.toContain('Merger talks');

  await opened('Layoff plans');
  await pressed('forget me', 'Delete my data');
  await expect.poll(home.shown).not.toContain('Layoff plans');
  await expect.poll(() => database.db.$count(openHomes)).toBe(0);
});

test('a tab that Slack takes no more isn’t tried for ever', async () => {
  const world = await startRecaps();
  const { slack, database } = world;
  await homeOf(world, slack.users.ben).open('Nothing waits for you.');
  const gone = slack.faults.fail('views.publish', 'user_not_found', 100);
  await recapOf(world, {});
  await expect.poll(() => gone.hits).toBeGreaterThan(0);
  await expect.poll(() => database.db.$count(openHomes)).toBe(0);
});
