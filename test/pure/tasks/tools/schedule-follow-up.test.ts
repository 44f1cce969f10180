import { expect, onTestFinished, test } from 'vitest';
import { createAccessTokens } from '../../../../services/google/access-token.ts';
import { createGoogleCalendar, eventId } from '../../../../services/google/calendar.ts';
import { parseServiceAccount } from '../../../../services/google/service-account.ts';
import { scheduleFollowUpInCalendar } from '../../../../services/tasks/tools/schedule-follow-up.ts';
import { startGoogle } from '../../../sandbox/google/service.ts';
import { approve, clientOf, context, hostile, linesOf, now, previewOf } from './support.ts';

async function world({ subject = 'ada@acme.org' as string | null, clock = () => new Date() } = {}) {
  const google = await startGoogle();
  const account = parseServiceAccount(JSON.stringify(google.account));
  if (!account) throw new Error('the emulator’s key is no key');
  const tokens = createAccessTokens({
    account,
    subject: subject ?? undefined,
    http: clientOf(account.token_uri),
    now: clock,
  });
  const calendar = createGoogleCalendar(clientOf(google.url), tokens, google.calendarId);
  onTestFinished(async () => {
    expect(google.violations).toEqual([]);
    await google.close();
  });
  return { google, tool: scheduleFollowUpInCalendar({ calendar }) };
}

const input = {
  title: 'Pricing, round two',
  start: '2026-12-03T15:00',
  time_zone: 'Europe/Berlin',
  minutes: 45,
  guests: ['ada@acme.org', 'bob@acme.org', 'ADA@acme.org'],
  notes: 'Bring figures.',
};

test('people see when it is, who is invited and what it says; then just that is in the calendar', async () => {
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
    summary:
      '“Pricing, round two” is in the calendar: Thursday 3 December 2026, 15:00 to 15:45 (Europe/Berlin), 2 people invited',
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
      id: eventId(context().runId),
      summary: 'Pricing, round two',
      description: 'Bring figures.',
      start: { dateTime: '2026-12-03T14:00:00.000Z', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-12-03T14:45:00.000Z', timeZone: 'Europe/Berlin' },
      attendees: [{ email: 'ADA@acme.org' }, { email: 'bob@acme.org' }],
      conferenceData: {
        createRequest: { requestId: context().runId, conferenceSolutionKey: { type: 'hangoutsMeet' } },
      },
    },
  ]);
});

test('the same run again is done already, and makes no second event', async () => {
  const { google, tool } = await world();
  const first = await approve(tool, input);
  expect(tool.repeatable).toBe(true);
  expect(await approve(tool, input)).toEqual(first);
  expect(google.events).toHaveLength(1);
});

test('a lost answer is looked up: what is in the calendar is done', async () => {
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
    reason: 'Google Calendar gave no answer: no complete answer in time.',
  });
});

test('what is not in the calendar yet after a lost answer stays uncertain: it may still arrive', async () => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'answer', answer: { status: 503, json: {} } });
  expect(await approve(tool, input)).toMatchObject({ kind: 'uncertain' });
});

test.each([
  [
    400,
    { error: { code: 400, message: 'Invalid conference type value.' } },
    'Google Calendar refused this (HTTP 400): Invalid conference type value.',
  ],
  [
    404,
    { error: { code: 404, message: 'Not Found' } },
    'Google Calendar refused this (HTTP 404): Not Found.',
  ],
  [429, {}, 'Google Calendar is asked too much just now (HTTP 429).'],
])('HTTP %i is a failure', async (status, json, reason) => {
  const { google, tool } = await world();
  google.fail('event.insert', { do: 'answer', answer: { status, json } });
  expect(await approve(tool, input)).toEqual({ kind: 'failed', reason });
});

test('a service account by itself can invite nobody, and says how it could', async () => {
  const { google, tool } = await world({ subject: null });
  expect(await approve(tool, input)).toEqual({
    kind: 'failed',
    reason: expect.stringContaining('set GOOGLE_SUBJECT'),
  });
  expect(google.events).toEqual([]);
});

test('one token serves until shortly before it ends', async () => {
  const from = Date.now();
  let passed = 0;
  const { google, tool } = await world({ clock: () => new Date(from + passed) });
  const tokensAsked = () => google.journal.entries.filter(({ route }) => route === 'token').length;
  await approve(tool, input, { runId: 'run-one' });
  passed = 58 * 60_000;
  await approve(tool, input, { runId: 'run-two' });
  expect(tokensAsked()).toBe(1);
  passed = 59 * 60_000;
  await approve(tool, input, { runId: 'run-three' });
  expect(tokensAsked()).toBe(2);
  expect(google.events).toHaveLength(3);
});

test('a token taken back before its time is replaced once', async () => {
  const { google, tool } = await world();
  await approve(tool, input, { runId: 'run-one' });
  google.revokeTokens();
  expect(await approve(tool, input, { runId: 'run-two' })).toMatchObject({ kind: 'done' });
  const refused = { do: 'answer', answer: { status: 401, json: {} } } as const;
  google.fail('event.insert', refused, 2);
  expect(await approve(tool, input, { runId: 'run-three' })).toEqual({
    kind: 'failed',
    reason: 'Google Calendar refused us access (HTTP 401).',
  });
});

test.each([
  [
    {
      do: 'answer',
      answer: { status: 400, json: { error: 'invalid_grant', error_description: 'Account not found' } },
    },
    'Google refused this (HTTP 400): Account not found.',
  ],
  [{ do: 'hang' }, 'Google gave no answer: no complete answer in time.'],
] as const)('without a token nothing was done: %j', async (fault, reason) => {
  const { google, tool } = await world();
  google.fail('token', fault);
  expect(await approve(tool, input)).toEqual({ kind: 'failed', reason });
  expect(google.events).toEqual([]);
});

test('the token goes to Google Calendar only, the assertion to the token address only', async () => {
  const { google, tool } = await world();
  await approve(tool, input);
  const said = JSON.stringify(google.journal.entries);
  expect(said).not.toContain('ya29.');
  const [token, insert] = google.journal.entries;
  expect(JSON.stringify(token?.json)).toContain('assertion');
  expect(JSON.stringify(insert)).not.toContain('assertion');
});

test('an approval that comes after its time is refused', async () => {
  const { google, tool } = await world();
  expect(await tool.run(input, null, context({ now: new Date('2026-12-03T14:00:00Z') }))).toEqual({
    kind: 'failed',
    reason: 'Thursday 3 December 2026, 15:00 to 15:45 (Europe/Berlin) is over.',
  });
  expect(google.journal.entries).toEqual([]);
});

test('hostile words stay words', async () => {
  const { google, tool } = await world();
  const title = hostile.slice(0, 60);
  expect(await approve(tool, { ...input, title, notes: hostile })).toMatchObject({ kind: 'done' });
  expect(google.events[0]?.summary).not.toMatch(/[\p{Cc}\p{Cs}]/u);
});

test.each([
  ['a title of 10 kB', { title: 'x'.repeat(10_000) }],
  ['no title', { title: '\n' }],
  ['a date that is none', { start: '2026-13-40T99:99' }],
  ['a time with an offset', { start: '2026-12-03T15:00:00+01:00' }],
  ['a zone that is none', { time_zone: 'Mars/Olympus' }],
  ['an offset for a zone', { time_zone: '+01:00' }],
  ['a guest that is no address', { guests: ['<!channel>'] }],
  ['a guest with a line break', { guests: ['a@acme.org\r\nBCC: b@acme.org'] }],
  ['a crowd', { guests: Array.from({ length: 21 }, (_, i) => `a${i}@acme.org`) }],
  ['an endless meeting', { minutes: 10_000 }],
  ['something unknown', { calendar_id: 'boss@acme.org' }],
])('input with %s is refused', async (_, given) => {
  const { tool } = await world();
  expect(tool.schema.safeParse({ ...input, ...given }).success).toBe(false);
});

test.each([
  ['2026-11-22T12:59', 'Sunday 22 November 2026, 12:59 to 13:44 (Europe/Berlin) is over.'],
  ['2027-12-03T15:00', 'Friday 3 December 2027, 15:00 to 15:45 (Europe/Berlin) is more than a year ahead.'],
  ['2027-03-28T02:30', 'Clocks in Europe/Berlin skip 2027-03-28 02:30.'],
])('a preview refuses %s', async (start, reason) => {
  const { tool } = await world();
  expect(await tool.preview({ ...input, start }, context({ now }))).toEqual({ ok: false, reason });
});
