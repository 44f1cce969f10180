import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { calendar, firstHalf, listed } from './ics.ts';

const good = 'UID:good\nDTSTART:20261203T100000Z\nDURATION:PT30M\nSUMMARY:good';
const goodRead = '12-03 10:00–10:30 good';
const link = 'LOCATION:https://meet.google.com/abc-defg-hij';
const berlin = { timeZone: 'Europe/Berlin' };

/** How many events of a feed couldn't be read. */
function unreadable(feed: string, onlyCalls = false): number {
  const read = occurrencesIn(feed, firstHalf, { onlyCalls });
  return read.ok ? read.unreadable : Number.NaN;
}

const first = '12-02 10:00–10:00 x';
const second = '12-09 10:00–10:00 x';

test.each<[string, string[]]>([
  ['UNTIL=20270331;COUNT=-1;INTERVAL=1;BYDAY=WE', [first, second]],
  ['INTERVAL=0', [first, second]],
  ['INTERVAL=-1', [first, second]],
  ['INTERVAL=1.5', [first, second]],
  ['COUNT=0', [first, second]],
  ['COUNT=many', [first, second]],
  ['COUNT=1', [first]],
  ['BYDAY=we', [first, second]],
  ['BYDAY=Wednesday', [first, second]],
  ['BYDAY=1WE', [first, second]],
  ['BYDAY=+0WE', [first, second]],
  ['BYDAY=WE,XX', [first, second]],
  ['BYDAY=XX', [first, second]],
  ['BYDAY= WE , ', [first, second]],
  ['BYMONTH=0,13', [first, second]],
  ['BYSETPOS=0', [first, second]],
  ['BYHOUR=24', [first, second]],
  ['WKST=XX', [first, second]],
  ['WKST=su', [first, second]],
  ['X-REPEATS=FOREVER', [first, second]],
  ['UNTIL=20261209T100000Z', [first, second]],
  ['UNTIL=20261209T100000', [first, second]],
  ['UNTIL=20261209', [first, second]],
  ['UNTIL=2026-12-09', [first, second]],
  ['UNTIL=20261209T095959Z', [first]],
  ['UNTIL=20260431', []],
  ['UNTIL=00000000', [first, second]],
  ['UNTIL=never', [first, second]],
  [';;BYDAY', [first, second]],
])('a rule with a nonsensical part is read without it: %s', (part, expected) => {
  const event = `UID:a\nDTSTART:20261202T100000Z\nRRULE:FREQ=WEEKLY;${part};\nSUMMARY:x`;
  const started = part.includes('20260431') ? event.replace('20261202', '20260401') : event;
  expect(listed(calendar(started, good))).toEqual([...expected, goodRead].toSorted());
});

test('a rule of whole days with a bad count still means every Monday', () => {
  const event =
    'UID:a\nDTSTART;VALUE=DATE:20261207\nRRULE:FREQ=WEEKLY;UNTIL=20270331;COUNT=-1;INTERVAL=1;BYDAY=MO';
  const read = occurrencesIn(calendar(event), { from: firstHalf.from, to: new Date('2027-06-01') }, berlin);
  expect(read.ok && read.occurrences.map(({ allDay }) => allDay)).toEqual(Array(17).fill(true));
});

test.each([
  ['has a start that is none', 'UID:a\nDTSTART:Invalid date\nSUMMARY:x'],
  ['has a day that no month has', 'UID:a\nDTSTART:20260231T100000Z\nSUMMARY:x'],
  ['has an hour that no day has', 'UID:a\nDTSTART:20261202T250000Z\nSUMMARY:x'],
  ['has no start', 'UID:a\nSUMMARY:x'],
  ['has an empty start', 'UID:a\nDTSTART:\nSUMMARY:x'],
  ['repeats by an unreadable rule', 'UID:a\nDTSTART:20251202T100000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:x'],
  ['repeats as vCalendar writes it', 'UID:a\nDTSTART:20251202T100000Z\nRRULE:W1 MO #0\nSUMMARY:x'],
  ['repeats each second', 'UID:a\nDTSTART:20251202T100000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:x'],
])('a meeting that %s is left out, and counted where it has a call', (_, bad) => {
  expect(listed(calendar(bad, good))).toEqual([goodRead]);
  expect(unreadable(calendar(bad, good))).toBe(1);
  expect(unreadable(calendar(bad, good), true)).toBe(0);
  expect(unreadable(calendar(`${bad}\n${link}`, good), true)).toBe(1);
});

test('of a series with an unreadable rule, the start is kept', () => {
  expect(listed(calendar('UID:a\nDTSTART:20261202T100000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:x'))).toEqual([
    first,
  ]);
});

test('meetings that can be read aren’t counted as left out', () => {
  expect(unreadable(calendar(good, `${good}\nATTENDEE:x\nRRULE:\nEXDATE:soon`.replace('good', 'b')))).toBe(0);
});

test.each([
  'DTSTART:20261203T100000',
  'DTSTART;TZID=Europe/Berlin:20261203T100000',
  'DTSTART:TZID=Europe/Berlin:20261203T100000',
  'DTSTART;VALUE=DATE:20261203T100000',
  'DTSTART;VALUE=TEXT:20261203T100000',
  'DTSTART;VALUE=PERIOD:20261203T100000/PT1H',
  'DTSTART;;X=:20261203T100000',
  'DTSTART;TZID=:20261203T100000',
  'DTSTART;TZID:20261203T100000',
  'DTSTART;X="1:20261203T100000',
  'DTSTART : 20261203T100000 ',
  'dtstart:20261203t100000',
  'DTSTART:2026-12-03T10:00:00',
  'DTSTART:2026-12-03T10:00:00.000+01:00',
  'DTSTART:20261203T1000',
  'DTSTART:20261203T095960',
  'DTSTART:soon\nDTSTART:20261203T100000',
  'DTSTART:20261203T090000Z',
])('a start that is written carelessly: %s', (start) => {
  expect(listed(calendar(`UID:a\n${start}\nSUMMARY:x`), berlin)).toEqual(['12-03 09:00–09:00 x']);
});

test.each(['BINARY', 'DATE', 'DATE-TIME', 'URI', 'PERIOD', 'RECUR', 'INTEGER', 'UTC-OFFSET', 'NONSENSE', ''])(
  'a text with another VALUE is still a text: VALUE=%s',
  (kind) => {
    const names = [
      'SUMMARY',
      'DESCRIPTION',
      'LOCATION',
      'STATUS',
      'UID',
      'SEQUENCE',
      'URL',
      'X-ANYTHING',
      'CATEGORIES',
    ];
    const texts = names
      .map((name) => `${name};VALUE=${kind}:https://meet.google.com/abc-defg-hij`)
      .join('\n');
    const event = `DTSTART:20261202T100000Z\n${texts}`;
    expect(listed(calendar(event, good))).toEqual([
      '12-02 10:00–10:00 https://meet.google.com/abc-defg-hij, meet:abc-defg-hij',
      goodRead,
    ]);
  },
);

test.each([
  ['event', (feed: string) => feed.replace('END:VEVENT\r\n', '')],
  ['alarm', (feed: string) => feed.replace('UID:a\r\n', 'UID:a\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\n')],
  ['task before it', (feed: string) => feed.replace('BEGIN:VEVENT', 'BEGIN:VTODO\r\nUID:t\r\nBEGIN:VEVENT')],
  [
    'zone',
    (feed: string) =>
      feed.replace('BEGIN:VEVENT', 'BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nBEGIN:VEVENT'),
  ],
  ['calendar before it', (feed: string) => feed.replace('BEGIN:V', 'BEGIN:VCALENDAR\r\nBEGIN:V')],
  [
    'thing that has none',
    (feed: string) => feed.replace('BEGIN:VEVENT', 'BEGIN:VEVENT\r\nEND:VTODO\r\nEND:X'),
  ],
])('a missing end loses no meeting: of an %s', (_, worse) => {
  expect(listed(worse(calendar('UID:a\nDTSTART:20261202T100000Z\nSUMMARY:x', good)))).toEqual([
    first,
    goodRead,
  ]);
});

const rubbish = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...':;,="\\ \t/-+TZ20261202 RRULE DTSTART FREQ= BYDAY TZID VALUE DATE'.split('')),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join('')),
);
const name = fc.constantFrom(
  ...[
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'EXDATE',
    'RDATE',
    'RECURRENCE-ID',
    'UID',
    'SEQUENCE',
    'SUMMARY',
  ],
  ...[
    'ATTENDEE',
    'ORGANIZER',
    'LOCATION',
    'STATUS',
    'DTSTAMP',
    'BEGIN',
    'X-ANY',
    'EXRULE',
    'DESCRIPTION',
    '',
  ],
);
const badLine = fc
  .tuple(
    name,
    fc.constantFrom(':', ';', ';X=', ';TZID=', ';VALUE=', ';ENCODING=QUOTED-PRINTABLE:', ''),
    rubbish,
  )
  .map(([property, mark, text]) => `${property}${mark}${text}`)
  // Ends of what holds the good ones are another matter; so are more events.
  .filter((line) => !/^(BEGIN|END)\s*[:;].*VCALENDAR/im.test(line));

test('any one bad piece of a calendar leaves the good meetings', () => {
  const bad = fc.array(badLine, { maxLength: 6 }).map((lines) => lines.join('\r\n'));
  fc.assert(
    fc.property(bad, fc.boolean(), fc.boolean(), (lines, inZone, hasEnd) => {
      const other = good.replaceAll('good', 'last').replace('1203', '1204');
      const broken = `BEGIN:${inZone ? 'VTIMEZONE' : 'VEVENT'}\r\n${lines}\r\n${hasEnd ? 'END:VEVENT\r\n' : ''}`;
      const feed = calendar(good, other).replace(
        'END:VEVENT\r\nBEGIN:VEVENT',
        `END:VEVENT\r\n${broken}BEGIN:VEVENT`,
      );
      const found = listed(feed);
      expect(found).toContain(goodRead);
      expect(found).toContain('12-04 10:00–10:30 last');
    }),
    // A text that says it goes on, where the event ends.
    { numRuns: 600, examples: [['DTSTART;ENCODING=QUOTED-PRINTABLE:=', true, false]] },
  );
});

test('any one bad line that doesn’t say when leaves the meeting', () => {
  const line = badLine.filter(
    (text) => !/^(DTSTART|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|UID|BEGIN|END|DTEND)/i.test(text.trim()),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const event = `UID:a\nDTSTART:20261202T100000Z\nSUMMARY:x\n${lines.join('\n')}`;
      expect(listed(calendar(event, good)).map((read) => read.slice(0, 11))).toEqual([
        '12-02 10:00',
        '12-03 10:00',
      ]);
    }),
    { numRuns: 400 },
  );
});
