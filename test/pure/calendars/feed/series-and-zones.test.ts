import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { momentOf } from '../../../../services/times/wall-time.ts';
import { calendar, firstHalf, listed } from './ics.ts';

const berlin = (time: string) => `TZID=Europe/Berlin:${time}`;

test('meetings moved into the window and out of it count where they are now', () => {
  const series = `UID:a\nDTSTART:20260601T100000Z\nDURATION:PT30M\nRRULE:FREQ=MONTHLY\nSUMMARY:m`;
  const late = `UID:a\nRECURRENCE-ID:20261101T100000Z\nDTSTART:20261205T100000Z\nDURATION:PT30M\nSUMMARY:late`;
  const away = `UID:a\nRECURRENCE-ID:20261201T100000Z\nDTSTART:20270125T100000Z\nDURATION:PT30M\nSUMMARY:away`;
  // The one that left is still listed: its card must hear where it went.
  expect(listed(calendar(series, late, away))).toEqual(['12-05 10:00–10:30 late', '01-25 10:00–10:30 away']);
});

test('a series with one day cancelled, and single days of a series without an invitation to all', () => {
  const series = `UID:a\nDTSTART:20261201T100000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:m`;
  const gone = `UID:a\nRECURRENCE-ID:20261202T100000Z\nDTSTART:20261202T100000Z\nDURATION:PT30M\nSTATUS:CANCELLED\nSUMMARY:m`;
  const guest = (day: string) =>
    `UID:b\nRECURRENCE-ID:202612${day}T100000Z\nDTSTART:202612${day}T110000Z\nDURATION:PT30M\nSUMMARY:guest`;
  expect(listed(calendar(series, gone, guest('04'), guest('05')))).toEqual([
    '12-01 10:00–10:30 m',
    '12-02 10:00–10:30 m, cancelled',
    '12-03 10:00–10:30 m',
    '12-04 11:00–11:30 guest',
    '12-05 11:00–11:30 guest',
  ]);
});

test('added dates, two times a day, exceptions as dates, in UTC and in the zone', () => {
  const event = `UID:a\nDTSTART;${berlin('20261130T090000')}\nDTEND;${berlin('20261130T093000')}
RRULE:FREQ=DAILY;BYHOUR=9,15;COUNT=12\nRDATE;${berlin('20261212T120000')}\nSUMMARY:m
EXDATE;VALUE=DATE:20261202\nEXDATE:20261202T140000Z\nEXDATE;${berlin('20261203T150000,20261204T090000')}`;
  expect(listed(calendar(event)).map((line) => line.slice(0, 11))).toEqual([
    '12-01 08:00',
    '12-01 14:00',
    '12-03 08:00',
    '12-04 14:00',
    '12-05 08:00',
    '12-05 14:00',
    '12-12 11:00',
  ]);
});

test('the last day of a series, however its end is written', () => {
  const until = (end: string) =>
    listed(
      calendar(`UID:a\nDTSTART;${berlin('20261118T233000')}\nRRULE:FREQ=WEEKLY;UNTIL=${end}\nSUMMARY:m`),
    );
  for (const end of ['20261202', '20261202T223000Z', '20261202T233000']) {
    expect(until(end), end).toEqual(['12-02 22:30–22:30 m']);
  }
  expect(until('20261202T222959Z')).toEqual([]);
});

test.each(['Pacific/Auckland', 'Asia/Tokyo', 'Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Honolulu'])(
  'the last of whole days, however its end is written: %s',
  (timeZone) => {
    const lastDay = (end: string) => {
      const feed = calendar(`UID:a\nDTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;UNTIL=${end}\nSUMMARY:m`);
      const read = occurrencesIn(feed, { ...firstHalf, from: new Date('2026-11-29') }, { timeZone });
      const last = read.ok ? read.occurrences.at(-1) : undefined;
      return last?.start.toLocaleDateString('sv-SE', { timeZone });
    };
    for (const end of [
      '20261203',
      '20261203T000000Z',
      '20261203T235959Z',
      '20261203T235900Z',
      '20261203T235959',
    ])
      expect(lastDay(end), end).toBe('2026-12-03');
    const midnight = momentOf('2026-12-03T00:00', timeZone)?.toISOString().slice(0, 19);
    expect(lastDay(`${midnight?.replaceAll(/[-:]/g, '')}Z`)).toBe('2026-12-03');
  },
);

test('ten o’clock stays ten o’clock over both changes of the clocks', () => {
  const event = `UID:a\nDTSTART;${berlin('20200101T100000')}\nDURATION:PT1H\nRRULE:FREQ=DAILY\nSUMMARY:m`;
  const at = (from: string, to: string) => {
    const read = occurrencesIn(calendar(event), { from: new Date(from), to: new Date(to) });
    return read.ok && read.occurrences.map(({ start }) => start.toISOString().slice(5, 16));
  };
  expect(at('2026-10-24T00:00Z', '2026-10-26T12:00Z')).toEqual(['10-24T08:00', '10-25T09:00', '10-26T09:00']);
  expect(at('2027-03-27T00:00Z', '2027-03-29T12:00Z')).toEqual(['03-27T09:00', '03-28T08:00', '03-29T08:00']);
});

test('a time that clocks skip or show twice is one meeting', () => {
  const event = `UID:a\nDTSTART;${berlin('20200101T023000')}\nDURATION:PT1H\nRRULE:FREQ=DAILY\nSUMMARY:m`;
  const on = (day: string) => {
    const from = new Date(`${day}T00:00:00Z`);
    const read = occurrencesIn(calendar(event), { from, to: new Date(from.getTime() + 86_400_000) });
    return read.ok && read.occurrences.map(({ start }) => start.toISOString().slice(5, 16));
  };
  expect(on('2026-10-25')).toEqual(['10-25T00:30']);
  expect(on('2027-03-28')).toEqual(['03-28T01:30']);
});

test('times without a zone are in the calendar’s, else in the person’s', () => {
  const event = 'UID:a\nDTSTART:20261202T100000\nDURATION:PT30M\nSUMMARY:m';
  const named = (zone: string) => calendar(event).replace('VERSION', `X-WR-TIMEZONE:${zone}\r\nVERSION`);
  expect(listed(calendar(event), { timeZone: 'America/New_York' })).toEqual(['12-02 15:00–15:30 m']);
  expect(listed(named('Asia/Tokyo'), { timeZone: 'America/New_York' })).toEqual(['12-02 01:00–01:30 m']);
  expect(listed(named('Nowhere/Land'))).toEqual(['12-02 10:00–10:30 m']);
});

test.each([
  ['Europe/Berlin', '09:00'],
  ['W. Europe Standard Time', '09:00'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '09:00'],
  ['/freeassociation.sourceforge.net/Tzfile/Europe/Berlin', '09:00'],
  ['Somewhere else', '10:00'],
])('a zone that is named and not described: %s', (zone, at) => {
  const event = `UID:a\nDTSTART;TZID="${zone}":20261202T100000\nDURATION:PT30M\nSUMMARY:m`;
  expect(listed(calendar(event))[0]).toContain(at);
});

test('the start counts as the first occurrence, also where the rule doesn’t have it', () => {
  const counted = (count: number) =>
    listed(calendar(`UID:a\nDTSTART:20261201T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=${count}\nSUMMARY:m`));
  const [start, first, second] = ['12-01', '12-02', '12-09'].map((day) => `${day} 10:00–10:00 m`);
  expect(counted(1)).toEqual([start]);
  expect(counted(2)).toEqual([start, first]);
  expect(counted(3)).toEqual([start, first, second]);
});
