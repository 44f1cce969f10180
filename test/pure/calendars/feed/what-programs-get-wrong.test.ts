import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { onThisMachine } from '../../../on-this-machine.ts';
import { calendar, firstHalf, listed } from './ics.ts';

const meeting = 'UID:a\nDTSTART:20261202T100000Z\nDURATION:PT30M\nSUMMARY:m';
const read = ['12-02 10:00–10:30 m'];
const berlin = { timeZone: 'Europe/Berlin' };
const newYork = { timeZone: 'America/New_York' };

/** A calendar with lines before its first event. */
function headed(lines: string, event: string): string {
  return calendar(event).replace('BEGIN:VEVENT', `${lines.replaceAll('\n', '\r\n')}\r\nBEGIN:VEVENT`);
}

test.each([
  [
    'Apple: a place whose lines break',
    'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=1 Street\nTown\nTW1 2XX:geo:1,2',
  ],
  ['a quotation mark that is not closed', 'ATTENDEE;X-RESPONSE-COMMENT="I may:mailto:ben@acme.org'],
  ['a parameter without a value', 'DESCRIPTION;LANGUAGE\nLOCATION;ALTREP=;x'],
  ['an exception without a date', 'EXDATE:'],
])('an unreadable line loses that line, not the meeting: %s', (_, lines) => {
  expect(listed(calendar(`${meeting}\n${lines}`))).toEqual(read);
});

test('a line longer than any meeting needs costs no time', () => {
  const begun = performance.now();
  const endless = `${meeting}\nATTENDEE${';CN=a'.repeat(1_500_000)}:mailto:ben@acme.org`;
  expect(listed(calendar(endless))).toEqual(read);
  expect(performance.now() - begun).toBeLessThan(onThisMachine(10_000));
});

test.each(['DTEND:', 'DTEND:soon', 'DURATION:1 hour', 'DURATION:P'])(
  'an impossible end is ignored: %s',
  (end) => {
    expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${end}\nSUMMARY:m`))).toEqual([
      '12-02 10:00–10:00 m',
    ]);
  },
);

test('an unreadable line before the events loses neither them nor the zones', () => {
  const zone = (name: string, rule: string) =>
    `BEGIN:VTIMEZONE\nTZID:${name}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300
${rule}END:STANDARD\nEND:VTIMEZONE`;
  const at = (named: string) => `UID:a\nDTSTART${named}:20261202T120000\nDURATION:PT30M\nSUMMARY:m`;
  const todo = 'BEGIN:VTODO\nUID:t\nRRULE:FREQ=SOMETIMES\nEND:VTODO';
  expect(listed(headed('X-WR-CALDESC:one\ntwo;three', meeting))).toEqual(read);
  expect(listed(headed(todo, meeting))).toEqual(read);
  expect(listed(headed(`${todo}\n${zone('Ours', '')}`, at(';TZID=Ours')))).toEqual(['12-02 09:00–09:30 m']);
  expect(listed(headed(`${todo}\nX-WR-TIMEZONE:Asia/Tokyo`, at('')))).toEqual(['12-02 03:00–03:30 m']);
  // One that is described by a rule that is none counts by its name.
  const bad = zone('Asia/Tokyo', 'RRULE:FREQ=SOMETIMES\n');
  expect(listed(headed(bad, at(';TZID=Asia/Tokyo')))).toEqual(['12-02 03:00–03:30 m']);
});

test('texts with line breaks pasted from documents are read', () => {
  expect(listed(calendar(`${meeting}\nDESCRIPTION:one\u2028two\u2029three`))).toEqual(read);
});

test('control codes, which a database refuses, are left out wherever they stand', () => {
  const lines = `${meeting}\u0000\u001f\nATTENDEE;CN="B\u0007en":mailto:be\u0000n@ac\u007fme.org\nORGANIZER:mailto:a\u0001da@acme.org`;
  const read = occurrencesIn(calendar(lines.replace('UID:a', 'UID:a\u0000\u0085b')), firstHalf);
  expect(read.ok && read.occurrences).toMatchObject([
    {
      ...{ uid: 'a b', title: 'm', organiser: { name: null, email: 'ada@acme.org' } },
      guests: [{ name: 'Ben', email: 'ben@acme.org' }],
    },
  ]);
  const everywhere = calendar(meeting).replaceAll(/[A-Z]+/g, (word) => `\u0000${word}\u0000`);
  expect(listed(everywhere)).toEqual(['12-02 10:00–10:30 m']);
  expect(listed(calendar(`${meeting}\u000bone\u000ctwo`))).toEqual(['12-02 10:00–10:30 m one two']);
});

test('a name cut within a character still ends with a character that any database takes', () => {
  const long = calendar(meeting.replace('UID:a', `UID:${'a'.repeat(499)}🎉`));
  const read = occurrencesIn(long, firstHalf);
  expect(read.ok && read.occurrences.map(({ uid }) => uid)).toEqual([`${'a'.repeat(499)}\ufffd`]);
});

test('components in small letters or with a space after them are read', () => {
  expect(listed(calendar(meeting).replaceAll(/(BEGIN|END):\w+/g, (line) => line.toLowerCase()))).toEqual(
    read,
  );
  expect(listed(calendar(meeting).replaceAll('VEVENT\r', 'VEVENT \r'))).toEqual(read);
});

test('Exchange: exceptions of whole days as midnights of its zone, wherever the person is', () => {
  const series = 'UID:a\nDTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;COUNT=4\nSUMMARY:m';
  const midnight = (day: string) => `;TZID=W. Europe Standard Time:202612${day}T000000`;
  const moved = `UID:a\nRECURRENCE-ID${midnight('02')}\nDTSTART;VALUE=DATE:20261210\nSUMMARY:moved`;
  expect(listed(calendar(`${series}\nEXDATE${midnight('03')}`, moved), newYork)).toEqual([
    '12-01 05:00–05:00 m, all day',
    '12-04 05:00–05:00 m, all day',
    '12-10 05:00–05:00 moved, all day',
  ]);
});

test('a moved day of a series may be named by its date alone', () => {
  const series = `${meeting}\nRRULE:FREQ=DAILY;COUNT=2`;
  const moved =
    'UID:a\nRECURRENCE-ID;VALUE=DATE:20261202\nDTSTART:20261204T100000Z\nDURATION:PT30M\nSUMMARY:moved';
  expect(listed(calendar(series, moved))).toEqual(['12-03 10:00–10:30 m', '12-04 10:00–10:30 moved']);
});

test.each(['', 'Z'])('a whole day that doesn’t say so is one: 20261202%s', (end) => {
  const event = `UID:a\nDTSTART:20261202${end}\nDTEND:20261203${end}\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261203${end}\nSUMMARY:m`;
  expect(listed(calendar(event), berlin)).toEqual([
    '12-01 23:00–23:00 m, all day',
    '12-03 23:00–23:00 m, all day',
  ]);
});

test.each([
  'FREQ=DAILY;COUNT=2;',
  'freq=daily;count=2',
  'FREQ=DAILY;UNTIL=;COUNT=2',
  'FREQ=DAILY;BYDAY=;COUNT=2',
  'FREQ=DAILY; COUNT=2',
])('a rule that is written carelessly: %s', (rule) => {
  expect(listed(calendar(`${meeting}\nRRULE:${rule}`))).toEqual([...read, '12-03 10:00–10:30 m']);
});

test.each([
  ['"tzone://Microsoft/Utc"', '10:00'],
  ['tzone://Microsoft/Utc', '10:00'],
  ['tzone://Microsoft/Custom', '15:00'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '09:00'],
  ['GMT+0100', '09:00'],
  ['UTC+01', '09:00'],
  ['UTC-05:00', '15:00'],
  ['GMT+05:30', '04:30'],
])('a zone that is a link, is not quoted, or is told by its distance: %s', (zone, at) => {
  const event = `UID:a\nDTSTART;TZID=${zone}:20261202T100000\nDURATION:PT30M\nSUMMARY:m`;
  expect(listed(calendar(event), newYork)[0]).toContain(` ${at}–`);
});

test.each(['PT1H', 'P0DT1H0M0S', 'P0Y0M0DT1H0M0S', 'PT1H0M0.0S', 'PT1.0H', 'pt60m', '+PT3600S'])(
  'an hour, however it is written: %s',
  (length) => {
    const event = `UID:a\nDTSTART:20261202T100000Z\nDURATION:${length}\nSUMMARY:m`;
    expect(listed(calendar(event))).toEqual(['12-02 10:00–11:00 m']);
  },
);
