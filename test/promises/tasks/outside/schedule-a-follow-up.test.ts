import { expect, test } from 'vitest';
import { renderMessage } from '../../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../../support/agent-at-work.ts';
import { withGoogle } from '../../../support/outside-settings.ts';

/** Next year, so that it is to come whenever this runs, and less than a year ahead. */
const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
const meeting = {
  title: 'Pricing, round two',
  start: `${day}T15:00`,
  time_zone: 'Europe/Berlin',
  minutes: 45,
  guests: ['ada@acme.org', 'bob@acme.org'],
};

test('with a calendar, guests see nothing before the click, then one event with a Meet link', async () => {
  const { google, world } = await withGoogle();
  const work = await agentAtWork(world);
  const { slack } = work;
  const asked = await work.task('schedule_follow_up', meeting, { requested_by: 'Priya Nair' });
  const card = await work.card();
  expect(renderMessage(card)).toMatch(
    /\*When\*\n.*, 15:00 to 15:45 \(Europe\/Berlin\)\n\*Invitations go to\*\nada@acme\.org, bob@acme\.org\n\*Call\*\na new Google Meet link/,
  );
  expect(google.events).toEqual([]);

  await work.press(slack.users.ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'done',
    links: [
      { title: 'Pricing, round two' },
      { title: 'Google Meet', url: 'https://meet.google.com/new-meet-abc' },
    ],
  });
  expect(google.events).toMatchObject([
    { summary: 'Pricing, round two', attendees: [{ email: 'ada@acme.org' }, { email: 'bob@acme.org' }] },
  ]);
  const done = await work.reads(
    /:white_check_mark: Done, approved by @Ben\. “Pricing, round two” .*, 2 people invited/,
  );
  expect(renderMessage(done)).toContain('Google Meet (https://meet.google.com/new-meet-abc)');
});

test('when Google refuses, nothing is scheduled, and the thread says why', async () => {
  const { google, world } = await withGoogle();
  const work = await agentAtWork(world);
  const asked = await work.task('schedule_follow_up', meeting);
  const card = await work.card();
  google.fail('event.insert', { do: 'answer', answer: { status: 403, json: { error: { code: 403 } } } }, 5);

  await work.press(work.slack.users.ben, card, 'Approve');

  const { says, ...outcome } = await work.outcome(asked);
  expect(outcome).toMatchObject({ state: 'failed', code: 'access_refused', summary: null });
  expect(says).toMatch(/^Failed\. Google Calendar/);
  await work.reads(says.replace('Failed.', ':x: Failed (approved by @Ben).'));
  expect(google.events).toEqual([]);
});

test('without a calendar, the thread gets a file at once that invites nobody', async () => {
  const work = await agentAtWork();
  const { slack } = work;

  expect(await work.task('schedule_follow_up', meeting)).toMatchObject({ state: 'done' });

  const file = await slack.waitForFile(() => true);
  expect(file).toMatchObject({
    ...{ name: 'pricing-round-two.ics', title: 'Pricing, round two' },
    shares: [{ channel: work.channel, threadTs: work.ts }],
  });
  expect(file.text.replaceAll('\r\n ', '')).toContain('To invite: ada@acme.org\\, bob@acme.org');
  expect(file.text).not.toMatch(/ATTENDEE|METHOD:REQUEST/);
  await work.reads(/^\w+day .*\n\[file: Pricing, round two\]/);
});

test('a time that has passed, or an offset for a time zone, is refused in words', async () => {
  const work = await agentAtWork();
  const refused = (start: string, time_zone = 'Europe/Berlin') =>
    work.refusedTask('schedule_follow_up', { ...meeting, start, time_zone });

  expect(await refused('2020-01-02T15:00')).toContain(
    'Thursday 2 January 2020, 15:00 to 15:45 (Europe/Berlin) has passed.',
  );
  expect(await refused(`${day}T15:00`, '+01:00')).toContain('time_zone');
  expect(work.slack.files()).toEqual([]);
});
