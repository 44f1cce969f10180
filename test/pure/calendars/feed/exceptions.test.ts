import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { clockAt } from '../../../../services/times/wall-time.ts';
import { onThisMachine } from '../../../on-this-machine.ts';
import { calendar, firstHalf, listed } from './ics.ts';

const berlin = { timeZone: 'Europe/Berlin' };
const newYork = 'TZID=America/New_York';
const daily = `UID:a\nDTSTART;${newYork}:20261201T100000\nRRULE:FREQ=DAILY;COUNT=4\nSUMMARY:m`;
/** Ten o'clock in New York on some days of December. */
const days = (...dates: number[]) => dates.map((day) => `12-0${day} 15:00–15:00 m`);

test.each([
  ['EXDATE:20261202T100000'],
  [`EXDATE;${newYork}:20261202T100000,`],
  [`EXDATE;${newYork}: 20261202T100000 , `],
  [`EXDATE;${newYork}:,,20261202T100000`],
  ['EXDATE:20261202T150000Z'],
  ['EXDATE:20261202T160000+0100'],
  ['EXDATE;TZID=Europe/Berlin:20261202T160000'],
  ['EXDATE;TZID=Nowhere/Land:20261202T100000'],
  ['EXDATE;VALUE=DATE:20261202'],
  ['EXDATE;VALUE=DATE:20261202T100000'],
  ['EXDATE;VALUE=DATE-TIME:20261202'],
  ['EXDATE;VALUE=TEXT:20261202T100000'],
  ['EXDATE:2026-12-02T10:00:00'],
  ['EXDATE:20261202T1000'],
  ['EXDATE:20260102T100000;20261202T100000'],
  ['EXDATE:20260102T100000 20261202T100000'],
  ['EXDATE:soon,20261202T100000'],
  ['EXDATE:soon\nEXDATE:20261202T100000'],
  [`EXDATE:TZID=America/New_York:20261202T100000`],
  ['exdate:20261202t100000'],
  ['EXRULE:FREQ=MONTHLY;BYMONTHDAY=2'],
])('a day that is left out of a series, however that is written: %s', (exception) => {
  expect(listed(calendar(`${daily}\n${exception}`), berlin)).toEqual(days(1, 3, 4));
});

test.each([
  ['RDATE:20261206T100000'],
  ['RDATE;VALUE=DATE:20261206'],
  ['RDATE;VALUE=PERIOD:20261206T100000/PT0S, '],
  ['RDATE;VALUE=PERIOD:20261206T150000Z/20261206T150000Z'],
  [`RDATE;${newYork};VALUE=DATE-TIME:20261206T100000,`],
])('a day that is added to a series, however that is written: %s', (added) => {
  expect(listed(calendar(`${daily}\n${added}`), berlin)).toEqual(days(1, 2, 3, 4, 6));
});

test.each([
  ['RECURRENCE-ID:20261202T100000'],
  ['RECURRENCE-ID:20261202T150000Z'],
  ['RECURRENCE-ID;VALUE=DATE:20261202'],
  ['RECURRENCE-ID;RANGE=:20261202T100000'],
])('a day that is moved, and the times that say no zone: %s', (id) => {
  const moved = `UID:a\n${id}\nDTSTART:20261202T120000\nDTEND:20261202T123000\nSUMMARY:moved`;
  expect(listed(calendar(daily, moved), berlin)).toEqual([
    ...days(1),
    '12-02 17:00–17:30 moved',
    ...days(3, 4),
  ]);
});

test('an end without a zone is in that of the start', () => {
  const event = `UID:a\nDTSTART;${newYork}:20261202T100000\nDTEND:20261202T103000\nSUMMARY:m`;
  expect(listed(calendar(event), berlin)).toEqual(['12-02 15:00–15:30 m']);
});

const weekly = (sequence: number, more = '') =>
  `UID:a\nSEQUENCE:${sequence}\nDTSTART:20261201T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:m${more}`;
const changed = (more: string) =>
  `UID:a\nRECURRENCE-ID:20261208T100000Z\nDTSTART:20261208T120000Z\nSUMMARY:moved\n${more}`;
const first = '12-01 10:00–10:00 m';
const second = '12-08 10:00–10:00 m';
const moved = '12-08 12:00–12:00 moved';
const exception = '\nEXDATE:20261208T100000Z';

test.each<[string, string[], string[]]>([
  ['left out later', [weekly(1), changed('SEQUENCE:1'), weekly(2, exception)], [first]],
  ['left out later, in another order', [weekly(2, exception), changed('SEQUENCE:1'), weekly(1)], [first]],
  ['moved later', [weekly(1, exception), changed('SEQUENCE:2')], [first, moved]],
  ['left out and moved at once', [weekly(1, exception), changed('SEQUENCE:1')], [first, moved]],
  [
    'left out later by the day of its change',
    [
      weekly(1, `${exception}\nLAST-MODIFIED:20261103T000000Z`),
      changed('SEQUENCE:1\nLAST-MODIFIED:20261102T000000Z'),
    ],
    [first],
  ],
  [
    'moved later by the day of its change',
    [
      weekly(1, `${exception}\nLAST-MODIFIED:20261101T000000Z`),
      changed('SEQUENCE:1\nLAST-MODIFIED:20261102T000000Z'),
    ],
    [first, moved],
  ],
  ['changed with the series', [weekly(2), changed('SEQUENCE:1')], [first, moved]],
  [
    'of a series that was moved since',
    [weekly(2).replace('T10', 'T11'), changed('SEQUENCE:1')],
    ['12-01 11:00–11:00 m', '12-08 11:00–11:00 m'],
  ],
  [
    'moved twice',
    [weekly(1), changed('SEQUENCE:2'), changed('SEQUENCE:1').replace('T12', 'T13')],
    [first, moved],
  ],
  [
    'moved twice, by the day of the change',
    [
      weekly(1),
      changed('LAST-MODIFIED:20261102T000000Z'),
      changed('LAST-MODIFIED:20261101T000000Z').replace('T12', 'T13'),
    ],
    [first, moved],
  ],
  ['cancelled', [weekly(1), changed('STATUS:CANCELLED')], [first, `${moved}, cancelled`]],
  [
    'cancelled without a start',
    [weekly(1), changed('STATUS:Canceled').replace(/DTSTART.*\n/, '')],
    [first, '12-08 10:00–10:00 moved, cancelled'],
  ],
  [
    'cancelled, with a start that is none',
    [weekly(1), changed('STATUS:CANCELLED').replace(/DTSTART.*\n/, 'DTSTART:soon\n')],
    [first, '12-08 10:00–10:00 moved, cancelled'],
  ],
  [
    'renamed without a start',
    [weekly(1), changed('').replace(/DTSTART.*\n/, '')],
    [first, '12-08 10:00–10:00 moved'],
  ],
  ['moved to an unreadable time', [weekly(1), changed('').replace(/DTSTART.*\n/, 'DTSTART:soon\n')], [first]],
  [
    'of a series that is cancelled',
    [weekly(2, '\nSTATUS:CANCELLED'), changed('SEQUENCE:1')],
    [`${first}, cancelled`, `${moved}, cancelled`],
  ],
  [
    'whose number makes no sense',
    [weekly(1).replace('SEQUENCE:1', 'SEQUENCE:one'), changed('SEQUENCE:')],
    [first, moved],
  ],
  [
    'which nobody can tell',
    [weekly(1), changed('').replace(/RECURRENCE-ID.*/, 'RECURRENCE-ID:never')],
    [first, second],
  ],
  ['which nobody can tell, alone', [changed('').replace(/RECURRENCE-ID.*/, 'RECURRENCE-ID:never')], [moved]],
  [
    'of a single meeting',
    [
      weekly(1)
        .replace(/RRULE.*\n/, '')
        .replace('1201', '1208'),
      changed(''),
    ],
    [moved],
  ],
])('a day of a series %s', (_, events, expected) => {
  expect(listed(calendar(...events))).toEqual(expected);
});

test('all days from one on moved by an hour, and all of them cancelled', () => {
  const series =
    'UID:a\nDTSTART:20261201T100000Z\nDURATION:PT30M\nRRULE:FREQ=WEEKLY\nEXDATE:20261215T100000Z\nSUMMARY:m';
  const from = (more: string) =>
    `UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261202T100000Z\n${more}\nSUMMARY:n`;
  const daily = series.replace('WEEKLY', 'DAILY;COUNT=4');
  expect(listed(calendar(daily, from('DTSTART:20261202T110000Z\nDTEND:20261202T120000Z')))).toEqual([
    '12-01 10:00–10:30 m',
    ...['02', '03', '04'].map((day) => `12-${day} 11:00–12:00 n`),
  ]);
  expect(listed(calendar(daily, from('STATUS:CANCELLED\nDTSTART:20261202T100000Z')))).toEqual([
    '12-01 10:00–10:30 m',
    ...['02', '03', '04'].map((day) => `12-${day} 10:00–10:00 n, cancelled`),
  ]);
  const long = from('DTSTART:20251203T110000Z').replace('20261202', '20251202');
  expect(listed(calendar(series.replace('20261201', '20251202'), long)).slice(0, 1)).toEqual([
    '12-02 11:00–11:00 n',
  ]);
});

const twice = 'UID:a\nDTSTART:20261202T100000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:x';
const movedDay = 'UID:a\nRECURRENCE-ID:20261203T100000Z\nDTSTART:20261203T120000Z\nSUMMARY:moved';

test('a series and its changed day in a calendar each, in one stream', () => {
  expect(listed(`${calendar(twice)}${calendar(movedDay)}`)).toEqual([
    '12-02 10:00–10:30 x',
    '12-03 12:00–12:00 moved',
  ]);
});

test('what a calendar of cancellations has is cancelled: an event, a day of a series', () => {
  const cancelling = (event: string) => calendar(event).replace('VERSION', 'METHOD:CANCEL\r\nVERSION');
  expect(listed(cancelling(twice.replace('RRULE:FREQ=DAILY;COUNT=2\n', '')))).toEqual([
    '12-02 10:00–10:30 x, cancelled',
  ]);
  expect(listed(`${calendar(twice)}${cancelling(movedDay)}`)).toEqual([
    '12-02 10:00–10:30 x',
    '12-03 12:00–12:00 moved, cancelled',
  ]);
});

test('added periods are as long as they say', () => {
  const periods = '20261204T100000Z/PT2H,20261205T100000Z/20261205T110000Z,20261206T100000Z/soon';
  const event = `UID:a\nDTSTART:20261202T100000Z\nDURATION:PT30M\nRDATE;VALUE=PERIOD:${periods}\nSUMMARY:x`;
  expect(listed(calendar(event))).toEqual([
    '12-02 10:00–10:30 x',
    '12-04 10:00–12:00 x',
    '12-05 10:00–11:00 x',
    '12-06 10:00–10:30 x',
  ]);
});

test.each([
  ['20261203T000000Z', 'America/New_York'],
  ['20261203T050000Z', 'America/New_York'],
  ['20261203T000000Z', 'Europe/Berlin'],
  ['20261202T230000Z', 'Europe/Berlin'],
  ['20261203T100000Z', 'Europe/Berlin'],
  ['20261202T150000Z', 'Asia/Tokyo'],
])('an exception to whole days that is a moment means its day: %s in %s', (moment, timeZone) => {
  const event = `UID:a\nDTSTART;VALUE=DATE:20261202\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:${moment}\nSUMMARY:x`;
  const read = occurrencesIn(calendar(event), firstHalf, { timeZone });
  const days = read.ok && read.occurrences.map(({ start }) => clockAt(start, timeZone).slice(8, 10));
  expect(days).toEqual(['02', '04']);
});

test.each(['"20261203T100000Z"', '(20261203T100000Z)', '20261203T100000Z\\,'])(
  'an exception with marks around it: %s',
  (date) => {
    expect(listed(calendar(`${twice}\nEXDATE:${date}`))).toEqual(['12-02 10:00–10:30 x']);
  },
);

test('a long run of marks and blanks where dates belong costs no time', () => {
  const from = performance.now();
  expect(listed(calendar(`${twice}\nEXDATE:${'(" \\'.repeat(50_000)}`))).toHaveLength(2);
  expect(performance.now() - from).toBeLessThan(onThisMachine(2_000));
});
