import { expect, test } from 'vitest';
import { calendar, listed } from './ics.ts';

const good = 'UID:good\nDTSTART:20261203T100000Z\nDURATION:PT30M\nSUMMARY:good';
const goodRead = '12-03 10:00–10:30 good';

const bombs: [string, (length: number) => string][] = [
  ['quotation marks', (length) => `ATTENDEE;CN=${'"'.repeat(length)}`],
  ['parameters', (length) => `ATTENDEE${';CN="a"'.repeat(length / 7)}`],
  ['colons in a zone', (length) => `DTSTART;TZID=${':'.repeat(length)}`],
  ['semicolons in a zone', (length) => `EXDATE;TZID=a${';b'.repeat(length / 2)}:20261202`],
  ['exceptions', (length) => `EXDATE:${'20261202T100000Z,'.repeat(length / 17)}`],
  ['blanks', (length) => `EXDATE:${' '.repeat(length)}x`],
  ['digits', (length) => `DTSTART:${'2'.repeat(length)}`],
  ['rules', (length) => `RRULE:FREQ=WEEKLY;BYDAY=${'MO,'.repeat(length / 3)}`],
  ['numbers', (length) => `RRULE:FREQ=WEEKLY;COUNT=${'0'.repeat(length)}`],
  ['escapes', (length) => `SUMMARY:${'\\'.repeat(length)}`],
  ['folds', (length) => `SUMMARY:${'\n '.repeat(length / 2)}`],
  ['line breaks', (length) => `SUMMARY:x${'\n'.repeat(length)}`],
  ['carriage returns', (length) => `SUMMARY:x${'\r'.repeat(length)}x`],
  ['soft line breaks', (length) => `SUMMARY;ENCODING=QUOTED-PRINTABLE:${'=\n'.repeat(length / 2)}`],
  ['codes', (length) => `SUMMARY;ENCODING=QUOTED-PRINTABLE:${'=4'.repeat(length / 2)}`],
  ['addresses', (length) => `ATTENDEE:${'mailto:'.repeat(length / 7)}`],
  ['beginnings', (length) => 'BEGIN:X\n'.repeat(length / 8)],
  ['ends', (length) => 'END:X\n'.repeat(length / 6)],
  ['letters', (length) => 'A'.repeat(length)],
];

test.each(bombs)('a broken line of 2 MB takes about fifty times as long as one of 40 kB: %s', (_, line) => {
  const took = (length: number) => {
    const feed = calendar(good, `UID:a\n${line(length)}\nDTSTART:20261202T100000Z`);
    const from = process.cpuUsage();
    expect(listed(feed)).toContain(goodRead);
    return process.cpuUsage(from).user / 1_000;
  };
  const least = (times: number, length: number) =>
    Math.min(...Array.from({ length: times }, () => took(length)));
  // Collecting garbage may take longer; a reader that isn't linear takes 2,500 times as long.
  expect(least(2, 2_000_000)).toBeLessThan(1_000 * Math.max(least(5, 40_000), 1));
});
