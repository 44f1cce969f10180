import { expect, test } from 'vitest';
import { eventId } from '../../../../../services/integrations/google/calendar.ts';
import { approve, context, linesOf, previewOf } from '../support.ts';
import { input, world } from './in-calendar.ts';

test('people see when the event is, who is invited and what it says, and exactly that is in the calendar', async () => {
  const { google, tool } = await world();
  expect(tool.effect(input)).toBe('reaches_out');
  expect(linesOf((await previewOf(tool, input)).preview)).toEqual([
    'Schedule “Pricing, round two”',
    'Title: Pricing, round two',
    'When: Thursday 3 December 2026, 15:00 to 15:45 (Europe/Berlin)',
    'Notes: Bring figures.',
    'Invitations go to: ADA@acme.org, bob@acme.org',
    'Call: a new Google Meet link',
  ]);
  expect(google.journal.entries).toEqual([]);
  expect(await approve(tool, input)).toMatchObject({
    kind: 'done',
    summary: expect.stringMatching(
      /^“Pricing, round two” .*Thursday 3 December 2026, 15:00 to 15:45 \(Europe\/Berlin\), 2 people/,
    ),
    links: [
      {
        title: 'Pricing, round two',
        url: expect.stringContaining('https://www.google.com/calendar/event?eid='),
      },
      { title: 'Google Meet', url: 'https://meet.google.com/new-meet-abc' },
    ],
  });
  expect(google.events).toEqual([
    {
      id: eventId(context().toolCallId),
      summary: 'Pricing, round two',
      description: 'Bring figures.',
      start: { dateTime: '2026-12-03T14:00:00.000Z', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-12-03T14:45:00.000Z', timeZone: 'Europe/Berlin' },
      attendees: [{ email: 'ADA@acme.org' }, { email: 'bob@acme.org' }],
      conferenceData: {
        createRequest: { requestId: context().toolCallId, conferenceSolutionKey: { type: 'hangoutsMeet' } },
      },
    },
  ]);
});

test('the same tool call again makes no second event', async () => {
  const { google, tool } = await world();
  const first = await approve(tool, input);
  expect(tool.repeatable).toBe(true);
  expect(await approve(tool, input)).toEqual(first);
  expect(google.events).toHaveLength(1);
});

test('after a lost answer the event is looked up, and one in the calendar is done', async () => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'reset', work: true });
  expect(await approve(tool, input)).toMatchObject({ kind: 'done' });
  expect(google.events).toHaveLength(1);
});

test('a lost answer that cannot be looked up is uncertain', async () => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'hang', work: true });
  google.fail('event.get', { do: 'reset' });
  expect(await approve(tool, input)).toEqual({
    kind: 'uncertain',
    problem: { kind: 'no_answer', service: 'google_calendar', why: 'no complete answer in time' },
  });
});

test('an event that isn’t in the calendar after a lost answer stays uncertain: it may still arrive', async () => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'answer', answer: { status: 503, json: {} } });
  expect(await approve(tool, input)).toMatchObject({ kind: 'uncertain' });
});

test.each([
  [
    400,
    { error: { code: 400, message: 'Invalid conference type value.' } },
    { kind: 'request_refused', said: 'Invalid conference type value' },
  ],
  [404, { error: { code: 404, message: 'Not Found' } }, { kind: 'request_refused', said: 'Not Found' }],
  [429, {}, { kind: 'rate_limited', said: '' }],
])('HTTP %i is a failure', async (status, json, problem) => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'answer', answer: { status, json } });
  expect(await approve(tool, input)).toEqual({
    kind: 'failed',
    problem: { ...problem, service: 'google_calendar', status },
  });
});

test('a service account that acts for nobody can’t invite guests, and the answer says so', async () => {
  const { google, tool } = await world({ subject: null });
  expect(await approve(tool, input)).toEqual({
    kind: 'failed',
    problem: { kind: 'delegation_missing' },
  });
  expect(google.events).toEqual([]);
});
