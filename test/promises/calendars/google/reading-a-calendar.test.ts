import { expect, test } from 'vitest';
import { meetingAt, seriesAt } from '../../../sandbox/google/calendar-events.ts';
import { ada, on, reach } from './reach.ts';

const standup = seriesAt([on(1), on(2), on(3)], { id: 'standup', summary: 'Standup' });

test('events of the window are read in order, with guests and call', async () => {
  const { google, listed, asked } = await reach();
  const sync = meetingAt({
    id: 'sync',
    start: on(2, '08:00'),
    organizer: { email: 'ben@acme.org', displayName: 'Ben' },
    attendees: [
      { email: 'ben@acme.org', responseStatus: 'accepted' },
      { email: 'Ada@acme.org', displayName: 'Ada', responseStatus: 'declined' },
      { email: 'room@resource.calendar.google.com', resource: true, responseStatus: 'accepted' },
    ],
  });
  const before = meetingAt({ id: 'before', start: new Date('2026-11-30T23:00:00Z') });
  const after = meetingAt({ id: 'after', start: new Date('2026-12-08T00:00:00Z') });
  google.calendars.set(ada, [...standup, sync, before, after]);
  const { lines, occurrences } = await listed();
  expect(lines).toEqual(['01 09:30 Standup', '02 08:00 Weekly sync', '02 09:30 Standup', '03 09:30 Standup']);
  expect(occurrences[1]).toEqual({
    uid: 'sync@google.com',
    recurrenceId: '',
    start: on(2, '08:00'),
    end: on(2, '08:30'),
    allDay: false,
    cancelled: false,
    title: 'Weekly sync',
    call: {
      platform: 'google_meet',
      key: 'meet:abc-defg-hij',
      url: 'https://meet.google.com/abc-defg-hij',
      passcode: null,
    },
    organiser: { name: 'Ben', email: 'ben@acme.org' },
    guests: [
      { name: null, email: 'ben@acme.org', status: 'accepted' },
      { name: 'Ada', email: ada, status: 'declined' },
    ],
  });
  expect(asked()).toBe(1);
});

test('calls are found in every field where Google has them', async () => {
  const { google, listed } = await reach();
  const uri = 'https://zoom.us/j/81234567890';
  const plain = { start: on(1), code: null };
  google.calendars.set(ada, [
    meetingAt({ ...plain, id: 'a', location: `${uri}?pwd=fromLocation` }),
    meetingAt({ ...plain, id: 'b', description: `Join ${uri}?pwd=fromDescription` }),
    meetingAt({ ...plain, id: 'c', hangoutLink: 'https://meet.google.com/abc-defg-hij' }),
    meetingAt({
      ...plain,
      id: 'd',
      conferenceData: { entryPoints: [{ entryPointType: 'video', uri, passcode: 'fromEntry' }] },
    }),
    meetingAt({ ...plain, id: 'e' }),
  ]);
  const { occurrences } = await listed();
  expect(occurrences.map(({ call }) => call && [call.key, call.passcode])).toEqual([
    ['zoom:81234567890', 'fromLocation'],
    ['zoom:81234567890', 'fromDescription'],
    ['meet:abc-defg-hij', null],
    ['zoom:81234567890', 'fromEntry'],
    null,
  ]);
});

test('an unchanged calendar costs one request, each time with the newest token', async () => {
  const { google, listed, read, asked } = await reach();
  google.calendars.set(ada, standup);
  const { token } = await listed();
  const first = await read(token);
  if (first.kind !== 'unchanged') throw new Error(first.kind);
  expect(first.syncToken).not.toBe(token);
  expect(await read(first.syncToken)).toMatchObject({ kind: 'unchanged' });
  expect(asked()).toBe(3);
});

test('after a change the window is read again: moved events keep their name, cancelled ones are gone', async () => {
  const { google, listed, read, asked } = await reach();
  google.calendars.set(ada, standup);
  const before = await listed();
  const [, second, third] = standup;
  google.calendars.change(ada, second?.id ?? '', {
    start: { dateTime: '2026-12-04T15:00:00+01:00' },
    end: { dateTime: '2026-12-04T15:15:00+01:00' },
  });
  google.calendars.cancel(ada, third?.id ?? '');
  google.calendars.add(ada, meetingAt({ id: 'new', start: on(5), summary: 'New' }));
  const after = await listed(before.token);
  expect(after.lines).toEqual(['01 09:30 Standup', '04 14:00 Standup', '05 09:30 New']);
  expect(after.occurrences[1]).toMatchObject({
    uid: 'standup@google.com',
    recurrenceId: on(2).toISOString(),
  });
  expect(asked()).toBe(3);
  expect(await read(after.token)).toMatchObject({ kind: 'unchanged' });
});

test('a series that goes on for years costs one page of its changes', async () => {
  const { google, listed, asked } = await reach();
  const years = Array.from({ length: 700 }, (_, week) => new Date(on(1).getTime() + week * 604_800_000));
  google.calendars.set(ada, seriesAt(years, { id: 'weekly' }));
  const { token, lines } = await listed();
  expect(lines).toEqual(['01 09:30 Weekly sync']);
  google.calendars.change(ada, 'weekly', { summary: 'Renamed' });
  expect((await listed(token)).lines).toEqual(['01 09:30 Renamed']);
  expect(asked()).toBe(3);
});

test('a change far outside the window costs a read, and nothing is missing afterwards', async () => {
  const { google, listed } = await reach();
  google.calendars.set(ada, standup);
  const { token } = await listed();
  google.calendars.add(ada, meetingAt({ id: 'far', start: new Date('2027-12-01T09:00:00Z') }));
  expect((await listed(token)).lines).toHaveLength(3);
});

test('with a token that is too old or of another calendar, the window is read again', async () => {
  const { google, listed, asked } = await reach();
  google.calendars.set(ada, standup);
  google.calendars.set('ben@acme.org', []);
  const { token } = await listed();
  const others = await listed(null, 'ben@acme.org');
  google.calendars.expireSyncTokens();
  const again = await listed(token);
  expect(again.lines).toHaveLength(3);
  expect((await listed(others.token)).lines).toHaveLength(3);
  expect((await listed('never given')).lines).toHaveLength(3);
  expect(asked()).toBe(2 + 6);
});

test('pages are read to the end, small and empty ones too', async () => {
  const { google, listed, read, asked } = await reach();
  google.calendars.set(ada, standup);
  Object.assign(google.calendars, { largestPage: 2, emptyFirstPage: true });
  const { lines, token } = await listed();
  expect(lines).toHaveLength(3);
  expect(asked()).toBe(3);
  expect(await read(token)).toMatchObject({ kind: 'unchanged' });
  expect(asked()).toBe(5);
  google.calendars.cancel(ada, 'standup');
  expect((await listed(token)).lines).toEqual([]);
});

test('without a sync token the calendar is read again', async () => {
  const { google, read } = await reach();
  google.calendars.set(ada, standup);
  google.calendars.givesSyncTokens = false;
  expect(await read()).toMatchObject({ kind: 'read', syncToken: null });
});

test('events that aren’t meetings or make no sense don’t cost the others', async () => {
  const { google, listed } = await reach();
  google.calendars.set(ada, [
    meetingAt({ id: 'home', start: on(1), eventType: 'workingLocation' }),
    { ...meetingAt({ id: 'odd', start: on(1) }), summary: 7 as never },
    meetingAt({ id: 'good', start: on(1), summary: 'Good' }),
  ]);
  expect((await listed()).lines).toEqual(['01 09:30 Good']);
});

test('more than 5,000 events, and pages without end, are too many', async () => {
  const { google, read, asked } = await reach();
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => meetingAt({ id: `e${at}`, start: on(1), code: null }));
  google.calendars.set(ada, many(5_000));
  expect(await read()).toMatchObject({ kind: 'read' });
  expect(asked()).toBe(50);
  google.calendars.set(ada, many(5_001));
  const tooBig = { kind: 'failed', reason: expect.stringMatching(/too big.*5,000/) };
  expect(await read()).toEqual(tooBig);
  google.calendars.set(ada, many(201));
  google.calendars.largestPage = 1;
  expect(await read()).toEqual(tooBig);
});

test('delegated: each person’s calendar is read in their name, with a token each', async () => {
  const { google, listed, tokens } = await reach();
  google.calendars.set(ada, standup);
  google.calendars.set('ben@acme.org', [meetingAt({ id: 'bens', start: on(1), summary: 'Ben’s' })]);
  expect((await listed(null, 'Ada@acme.org')).lines).toHaveLength(3);
  expect((await listed(null, 'ben@acme.org')).lines).toEqual(['01 09:30 Ben’s']);
  await listed();
  expect(tokens()).toBe(2);
});

test('shared: calendars shared with the service account are read with one token', async () => {
  const { google, listed, tokens } = await reach({ mode: 'shared' });
  for (const email of [ada, 'ben@gmail.com']) {
    google.calendars.set(email, standup);
    google.calendars.share(email);
    expect((await listed(null, email)).lines).toHaveLength(3);
  }
  expect(tokens()).toBe(1);
  const paths = google.journal.entries.map(({ path }) => path);
  expect(paths).toContain('/calendar/v3/calendars/ben%40gmail.com/events');
});

test('a token that Google revokes early is replaced once', async () => {
  const { google, listed, tokens } = await reach();
  google.calendars.set(ada, standup);
  await listed();
  google.revokeTokens();
  expect((await listed()).lines).toHaveLength(3);
  expect(tokens()).toBe(2);
});
