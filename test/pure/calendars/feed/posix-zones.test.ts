import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { calendar, listed } from './ics.ts';

const year = { from: new Date('2026-01-01'), to: new Date('2027-01-01') };
const india = { timeZone: 'Asia/Kolkata' };
const good = 'UID:good\nDTSTART:20261203T100000Z\nDURATION:PT30M\nSUMMARY:good';

/** The moments of ten o'clock on a winter's and a summer's day. */
function tenIn(zone: string): string[] {
  const at = (day: string) => `UID:${day}\nDTSTART;TZID="${zone}":${day}T100000\nSUMMARY:m`;
  const read = occurrencesIn(calendar(at('20260115'), at('20260715')), year, india);
  return read.ok ? read.occurrences.map(({ start }) => start.toISOString().slice(5, 16)) : [];
}

test.each([
  ['EST5EDT', '01-15T15:00', '07-15T14:00'],
  ['PST8PDT,M3.2.0,M11.1.0', '01-15T18:00', '07-15T17:00'],
  ['CET-1CEST', '01-15T09:00', '07-15T08:00'],
  ['CET-1CEST,M3.5.0,M10.5.0/3', '01-15T09:00', '07-15T08:00'],
  ['cet-01:00cest-02:00', '01-15T09:00', '07-15T08:00'],
  ['GMT0BST', '01-15T10:00', '07-15T09:00'],
  ['AST4ADT', '01-15T14:00', '07-15T13:00'],
  ['AEST-10AEDT', '01-14T23:00', '07-15T00:00'],
  ['IST-5:30', '01-15T04:30', '07-15T04:30'],
  ['IST-2IDT', '01-15T08:00', '07-15T07:00'],
  ['<+03>-3', '01-15T07:00', '07-15T07:00'],
  ['<-03>3', '01-15T13:00', '07-15T13:00'],
  ['<+0545>-5:45', '01-15T04:15', '07-15T04:15'],
  ['FOO-4', '01-15T06:00', '07-15T06:00'],
  // Of no name that is known, but with its rules; south of the equator, and with changes on the day before.
  ['FOO-1BAR,M3.5.0,M10.5.0/3', '01-15T09:00', '07-15T08:00'],
  ['<-04>4<-03>,M9.1.6/24,M4.1.6/24', '01-15T13:00', '07-15T14:00'],
  ['<-02>2<-01>,M3.5.0/-1,M10.5.0/0', '01-15T12:00', '07-15T11:00'],
])('a zone as POSIX writes it: %s', (zone, winter, summer) => {
  expect(tenIn(zone)).toEqual([winter, summer]);
});

test.each([
  ['FOO-1BAR,M3.5.0,M10.5.0/3', '20260329T030000', '03-29 01:00'],
  ['FOO-1BAR,M3.5.0,M10.5.0/3', '20260329T010000', '03-29 00:00'],
  ['FOO-1BAR,M3.5.0,M10.5.0/3', '20261025T013000', '10-24 23:30'],
  ['FOO-1BAR,M3.5.0,M10.5.0/3', '20261025T033000', '10-25 02:30'],
])('clocks change when its rules say: %s, %s', (zone, time, expected) => {
  const read = occurrencesIn(calendar(`UID:a\nDTSTART;TZID="${zone}":${time}\nSUMMARY:m`), year, india);
  const [only] = read.ok ? read.occurrences : [];
  expect(only?.start.toISOString().slice(5, 16).replace('T', ' ')).toBe(expected);
});

test.each([
  ['the sign is wrong', 'EST-5EDT'],
  ['the sign is wrong, without a summer', 'EST-5'],
  ['the distance contradicts the name', 'CET-3CEST'],
  ['a number as a name contradicts it', '<+03>3'],
  ['it has a summer without rules', 'FOO-1BAR'],
  ['there is no summer any more', 'MSK-3MSD'],
  ['its rules count days', 'FOO-1BAR,J60,J300'],
  ['no clocks are that far', 'FOO-25'],
])('a meeting whose zone isn’t sure costs itself alone, and that is said: %s', (_, zone) => {
  const bad = `UID:a\nDTSTART;TZID="${zone}":20261202T100000\nRRULE:FREQ=DAILY\nSUMMARY:x`;
  expect(listed(calendar(bad, good), india)).toEqual(['12-03 10:00–10:30 good']);
  const read = occurrencesIn(calendar(bad, good), year, india);
  expect(read.ok && read.unreadable).toBe(1);
});

test('a label that only looks like a POSIX zone means the person’s zone', () => {
  expect(tenIn('Zone1')).toEqual(['01-15T04:30', '07-15T04:30']);
  expect(tenIn('UTC+3')).toEqual(['01-15T07:00', '07-15T07:00']);
});

test('a zone that the calendar describes is as described', () => {
  const zone =
    'BEGIN:VTIMEZONE\r\nTZID:FOO-1BAR\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:+0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';
  const feed = calendar('UID:a\nDTSTART;TZID=FOO-1BAR:20261202T100000\nSUMMARY:x');
  expect(listed(feed.replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`))).toEqual(['12-02 05:00–05:00 x']);
});
