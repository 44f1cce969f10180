import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Occurrence } from '../../../../services/calendars/feed/occurrence.ts';
import { type FeedOptions, occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';

const folder = new URL('exports/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.ics'));

/** What an export has from the first day to before the last. */
function between(name: string, from: string, to: string, options?: FeedOptions): Occurrence[] {
  const feed = readFileSync(new URL(`${name}.ics`, folder), 'utf8');
  const read = occurrencesIn(feed, { from: new Date(from), to: new Date(to) }, options);
  if (!read.ok) throw new Error(read.problem);
  return read.occurrences;
}

function times(occurrences: readonly Occurrence[]): string[] {
  const clock = (moment: Date) => moment.toISOString().slice(0, 16).replace('T', ' ');
  return occurrences.map(({ start, end, title }) => `${clock(start)} – ${clock(end)} ${title}`.trim());
}

const thursdays = ['11-13', '11-20', '11-27', '12-04', '12-11', '12-18', '12-25'];
/** What two programs exported of one calendar. */
const aYearInParis = [
  '2014-11-05 14:00 – 2014-11-05 15:00 Dentist',
  '2014-11-06 11:00 – 2014-11-06 12:00 Recurring event',
  // The 7th there, whole.
  "2014-11-06 23:00 – 2014-11-07 23:00 Friend's birthday",
  ...thursdays.map((day) => `2014-${day} 11:00 – 2014-${day} 12:00 Recurring event`),
  '2015-01-01 11:00 – 2015-01-01 12:00 Recurring event',
  "2015-11-06 23:00 – 2015-11-07 23:00 Friend's birthday",
];

test('Google: a series in Kyiv whose second day has another title', () => {
  expect(times(between('google-edited-day', '2016-08-01', '2016-10-01'))).toEqual([
    '2016-08-25 11:00 – 2016-08-25 12:00 repeated',
    '2016-08-26 11:00 – 2016-08-26 12:00 bla bla',
    '2016-08-27 11:00 – 2016-08-27 12:00 repeated',
    '2016-08-28 11:00 – 2016-08-28 12:00 repeated',
  ]);
});

test('Google: Fridays and Saturdays at noon in New York, but not those that were cancelled', () => {
  const days = ['09-07', '09-13', '09-14', '09-20', '09-21', '09-27', '09-28', '10-04', '10-05', '10-18'];
  expect(times(between('google-cancelled-days', '2013-01-01', '2014-06-01'))).toEqual(
    [...days, '10-19'].map((day) => `2013-${day} 16:00 – 2013-${day} 21:00 Market East Live!`),
  );
});

test('Google: a day each year with guests, Thursdays until New Year, an event in UTC', () => {
  const found = between('google-guests', '2014-11-01', '2015-12-01');
  expect(times(found)).toEqual(aYearInParis);
  expect(found.filter(({ allDay }) => allDay).map(({ title }) => title)).toEqual(
    Array(2).fill("Friend's birthday"),
  );
  expect(found[2]).toMatchObject({
    organiser: { name: 'Cozy-Test', email: 'o2da7kk6andouh4bpnt1g74hts@group.calendar.google.com' },
    guests: [
      { name: null, email: 'randomgirl@provider.tld', status: 'needs_action' },
      { name: null, email: 'randomguy@provider.tld', status: 'needs_action' },
    ],
    call: null,
  });
});

test('Google: the link to Meet, who asked, and a guest who says why not', () => {
  const [event, ...others] = between('google-meet', '2022-02-01', '2022-04-01', { onlyCalls: true });
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    start: new Date('2022-03-01T17:00:00Z'),
    end: new Date('2022-03-01T18:30:00Z'),
    title: 'xxxxxxxxxxxxxxxx xxxxxxxx',
    call: { platform: 'google_meet', key: 'meet:xxx-xxxx-xxx' },
    organiser: { email: 'xxxx.xxxxxxxxxxxxxxx@xxxxxxxxxxxx.de' },
    guests: [
      { name: null, email: 'xxxx.xxxxxxxxxxxxxxx@xxxxxxxxxxxx.de', status: 'accepted' },
      { name: 'xxxxxxxxxx xxxx xxxx', email: 'xxxxxxxx@xxxxxxxxxxxx.de', status: 'needs_action' },
      { name: null, email: 'xxxxxx.xxxxxxxxxx@xxxxxxxxxxx.com', status: 'declined' },
    ],
  });
});

test('Google: the first of three evenings moved behind the others', () => {
  const found = between('google-moved', '2024-10-01', '2024-11-01');
  const evenings = ['22', '23', '24'];
  expect(times(found)).toEqual(evenings.map((day) => `2024-10-${day} 21:00 – 2024-10-${day} 22:00 test`));
  expect(found.at(-1)?.recurrenceId).toBe('2024-10-21T21:00:00.000Z');
});

test('Google: five Fridays in Berlin, the first of them moved to Saturday', () => {
  const found = between('google-moved-day', '2024-10-01', '2024-12-01');
  // Midnights, before and after winter time begins.
  const days = [
    '10-11 22:00 – 2024-10-12 22:00',
    '10-17 22:00 – 2024-10-18 22:00',
    '10-24 22:00 – 2024-10-25 22:00',
  ];
  const later = ['10-31 23:00 – 2024-11-01 23:00', '11-07 23:00 – 2024-11-08 23:00'];
  expect(times(found)).toEqual([...days, ...later].map((day) => `2024-${day} TestCal_AllDayRepeatingEvent`));
  expect(found.every(({ allDay }) => allDay)).toBe(true);
});

test('made in Apple’s program, exported by Google: two o’clock in Zurich before and after winter time begins', () => {
  const found = between('google-from-apple', '2016-10-01', '2016-11-02');
  expect(times(found)).toEqual([
    '2016-10-28 12:00 – 2016-10-28 12:30 Daily Sync',
    '2016-10-31 13:00 – 2016-10-31 13:30 Daily Sync',
    '2016-11-01 13:00 – 2016-11-01 13:30 Daily Sync',
  ]);
});

test('Exchange: a published calendar, its zone named by a label', () => {
  expect(times(between('exchange-published', '2019-04-01', '2019-06-01'))).toEqual([
    '2019-04-30 02:00 – 2019-04-30 05:00 Test event',
  ]);
});

test('Exchange: noon in a zone of Windows', () => {
  expect(times(between('exchange-windows-zone', '2017-02-01', '2017-04-01'))).toEqual([
    '2017-02-24 20:00 – 2017-02-24 20:30 Test 4',
  ]);
});

test('Outlook: zones named by labels and not described, an end before the start, no title', () => {
  expect(times(between('outlook-labels', '2016-03-01', '2016-04-01'))).toEqual([
    '2016-03-09 03:00 – 2016-03-09 03:00',
  ]);
});

test('Outlook: without any zone, times are in the zone of the person who shares it', () => {
  const inBerlin = between('outlook-no-zone', '2015-03-01', '2015-04-01', { timeZone: 'Europe/Berlin' });
  expect(times(inBerlin)).toEqual(['2015-03-28 08:55 – 2015-03-28 10:56 A summary']);
});

test('Apple: Thursdays until New Year in a zone that it describes, a day each year with guests', () => {
  const found = between('apple-macos', '2014-11-01', '2015-12-01');
  expect(times(found)).toEqual(aYearInParis);
  expect(found[2]).toMatchObject({
    allDay: true,
    organiser: { name: 'Masked', email: 'xxxxxx.xxxxxxxxxxx@xxxxx.com' },
    guests: [
      { name: 'Masked', email: 'xxxxxx.xxxxxxxxxxx@xxxxx.com', status: 'accepted' },
      { name: null, email: 'randomgirl@provider.tld', status: 'needs_action' },
      { name: null, email: 'randomguy@provider.tld', status: 'needs_action' },
    ],
  });
});

test('Apple: one o’clock in India, half an hour off, with empty lines and three alarms', () => {
  expect(times(between('apple-macos-india', '2015-03-01', '2015-04-01'))).toEqual([
    '2015-03-07 07:30 – 2015-03-07 08:30 Tst',
  ]);
});

test('Apple: three events among alarms, journals and lines that are none', () => {
  expect(times(between('apple-ical-1', '1997-01-01', '2003-06-01'))).toEqual([
    '2002-10-28 22:00 – 2002-10-28 23:00 Coffee with Jason',
    '2002-11-27 20:00 – 2002-11-27 21:00 Code Review',
    '2002-12-17 04:00 – 2002-12-17 05:00 Dinner with T',
  ]);
});

test.each(names)('%s: read whole, in order, and the same however its lines end', (name) => {
  const feed = readFileSync(new URL(name, folder), 'utf8');
  const window = { from: new Date('1990-01-01'), to: new Date('2030-01-01') };
  const lineEnds = ['\n', '\r\n'].map((end) => feed.replaceAll(/\r?\n/g, end));
  const [read, ...others] = [feed, ...lineEnds].map((text) => occurrencesIn(text, window));
  for (const other of others) expect(other).toEqual(read);
  if (!read?.ok) throw new Error('not read');
  expect(read.occurrences).not.toEqual([]);
  expect(read.occurrences.length).toBeLessThanOrEqual(2_000);
  const starts = read.occurrences.map(({ start }) => start.getTime());
  expect(starts).toEqual(starts.toSorted((one, other) => one - other));
  for (const { start, end } of read.occurrences) expect(end >= start).toBe(true);
});
