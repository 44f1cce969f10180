import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { onThisMachine } from '../../../on-this-machine.ts';
import { calendar, firstHalf, listed, sample } from './ics.ts';

test.each([
  ['a page that asks to sign in', '<!doctype html><html><body>Sign in</body></html>'],
  ['a page that quotes a calendar', `<pre>${sample('google')}</pre>`],
  ['nothing', ''],
  ['JSON', '{"error": "not found"}'],
])('%s isn’t a calendar', (_, text) => {
  expect(listed(text)).toEqual(['not_a_calendar']);
});

test('a calendar that breaks off isn’t read, since what is missing wasn’t cancelled', () => {
  expect(listed(sample('google').slice(0, -200))).toEqual(['cut_off']);
});

test('more than 10 MB and more than 20,000 events are not read', () => {
  expect(listed(`${sample('google')}${' '.repeat(10 * 1024 * 1024)}`)).toEqual(['too_big']);
  const many = Array.from({ length: 20_001 }, (_, at) => `UID:${at}\nDTSTART:20200101T100000Z`);
  expect(listed(calendar(...many))).toEqual(['too_big']);
});

test('events that make no sense are left out, the others stay', () => {
  const good = 'UID:good\nDTSTART:20261202T100000Z\nDURATION:PT30M\nSUMMARY:good';
  const bad = [
    'UID:1\nDTSTART:yesterday\nSUMMARY:a',
    'UID:2\nSUMMARY:no start',
    'UID:3\nDTSTART:20261202T100000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:c',
    'UID:4\nDTSTART:20261202T100000Z\nRRULE:FREQ=DAILY;INTERVAL=0\nSUMMARY:d',
    'UID:5\nSUMMARY:e\nDTSTART:20261202T100000Z\nthis is no line',
    'UID:6\nRECURRENCE-ID:never\nDTSTART:20261202T100000Z\nSUMMARY:f',
  ];
  const found = listed(calendar(...bad, good));
  expect(found).toContain('12-02 10:00–10:30 good');
  expect(found).toContain('12-02 10:00–10:00 e');
});

test('rules that never meet, or every second, keep nobody waiting', () => {
  const rules = [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY',
    'FREQ=HOURLY;BYDAY=5MO',
    'FREQ=MINUTELY',
  ];
  const events = rules.map((rule, at) => `UID:${at}\nDTSTART:20160601T100000Z\nRRULE:${rule}\nSUMMARY:m`);
  expect(listed(calendar(...events)).length).toBeLessThan(50);
});

test('a feed made to exhaust us is refused as too big', () => {
  const many = (count: number, rule: string) =>
    calendar(
      ...Array.from(
        { length: count },
        (_, at) => `UID:${at}\nDTSTART:20160601T100000Z\nRRULE:${rule}\nSUMMARY:m`,
      ),
    );
  const begun = performance.now();
  expect(listed(many(20_000, 'FREQ=HOURLY'))).toEqual(['too_big']);
  expect(listed(calendar(`UID:a\nDTSTART:20160601T100000Z\n${'RRULE:FREQ=HOURLY\n'.repeat(5_000)}`))).toEqual(
    ['too_big'],
  );
  expect(performance.now() - begun).toBeLessThan(onThisMachine(20_000));
  const to = (last: number) => Array.from({ length: last + 1 }, (_, at) => at).join();
  const seconds = `FREQ=DAILY;BYHOUR=${to(23)};BYMINUTE=${to(59)};BYSECOND=${to(59)}`;
  expect(listed(many(1_000, seconds))).toEqual([]);
  expect(listed(many(1, `FREQ=HOURLY;BYMINUTE=0,15,30,45`)).length).toBe(14 * 96);
});

test('of more than 2,000 meetings the first are read, and until when', () => {
  const daily = Array.from(
    { length: 300 },
    (_, at) => `UID:${at}\nDTSTART:20160601T100000Z\nRRULE:FREQ=DAILY;UNTIL=20280101T000000Z\nSUMMARY:m`,
  );
  const read = occurrencesIn(calendar(...daily), firstHalf);
  expect(read.ok && read.occurrences.length).toBe(1_800);
  expect(read.ok && read.until).toEqual(new Date('2026-12-07T10:00:00Z'));
});

test('look-alikes of call links aren’t calls', () => {
  const at = (location: string) =>
    listed(calendar(`UID:a\nDTSTART:20261202T100000Z\nLOCATION:${location}\nSUMMARY:m`));
  expect(at('https://meet.google.com.evil.com/abc-defg-hij')).toEqual(['12-02 10:00–10:00 m']);
  expect(at('Room 3 or https://meet.google.com/abc-defg-hij.')).toEqual([
    '12-02 10:00–10:00 m, meet:abc-defg-hij',
  ]);
});
