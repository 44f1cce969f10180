import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../services/calendars/feed/occurrences-in.ts';
import type { FeedAnswer, FeedParser } from '../../../services/calendars/ports/feeds.ts';
import { fullMembers } from '../../../services/people/senders.ts';
import { type Holidays, isHoliday } from '../../../services/standups/holidays/holidays.ts';
import { readHolidays } from '../../../services/standups/holidays/read-holidays.ts';
import { setHolidays } from '../../../services/standups/holidays/set-holidays.ts';
import type { StandupsUnit } from '../../../services/standups/ports/standups-unit.ts';

const now = new Date('2026-11-23T10:00:00Z');
const feed = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const day = (date: string, title: string, ...more: string[]) => [
  `DTSTART;VALUE=DATE:${date}`,
  `SUMMARY:${title}`,
  ...more,
];

const parser: FeedParser = {
  parse: async (text, window, options) => occurrencesIn(text, window, options),
};
const { signal } = new AbortController();

function read(text: string) {
  const answer = async (): Promise<FeedAnswer> => ({ kind: 'text', text, etag: '"1"' });
  const feeds = { problem: () => null, read: answer };
  return readHolidays({ feeds, parser }, 'https://calendars.example', null, now, signal);
}

test('holidays are whole days of a year by date: each of several days, each of a series', async () => {
  const found = await read(
    feed(
      day('20261225', 'Christmas', 'DTEND;VALUE=DATE:20261227'),
      day('20000101', 'New Year', 'RRULE:FREQ=YEARLY'),
      day('20261206', 'Cancelled', 'STATUS:CANCELLED'),
      day('20251225', 'Over'),
      ['DTSTART:20261201T090000Z', 'SUMMARY:No whole day'],
      day('20261120', 'Off since Friday', 'DTEND;VALUE=DATE:20261125'),
    ),
  );
  expect(found).toEqual({
    kind: 'read',
    etag: '"1"',
    days: {
      '2026-11-22': 'Off since Friday',
      '2026-11-23': 'Off since Friday',
      '2026-11-24': 'Off since Friday',
      '2026-12-25': 'Christmas',
      '2026-12-26': 'Christmas',
      '2027-01-01': 'New Year',
    },
  });
});

test('a holiday begins at midnight in the standup’s zone', () => {
  const days = { '2026-12-25': 'Christmas' };
  expect(isHoliday(days, new Date('2026-12-24T20:00:00Z'), 'Asia/Tokyo')).toBe(true);
  expect(isHoliday(days, new Date('2026-12-24T20:00:00Z'), 'Europe/Berlin')).toBe(false);
  expect(isHoliday({}, now, 'UTC')).toBe(false);
});

test('a page that isn’t a calendar sets no holidays', async () => {
  expect(await read('<html>Sign in</html>')).toMatchObject({ kind: 'failed' });
});

test('the address of a readable calendar is kept encrypted and the channel is told; another changes nothing', async () => {
  const kept: Holidays[] = [];
  const told: unknown[] = [];
  const unit = {
    now,
    holidays: {
      of: async () => kept[0] ?? null,
      set: async (holidays: Holidays) => void kept.push(holidays),
    },
    announcer: { tellHolidays: async (change: unknown) => void told.push(change) },
  } as unknown as StandupsUnit;
  const answers: FeedAnswer[] = [
    { kind: 'text', text: feed(day('20261225', 'Christmas')), etag: '"1"' },
    { kind: 'failed', reason: 'It answered 404.' },
    { kind: 'text', text: '<html>', etag: null },
  ];
  const set = setHolidays({
    transact: (work) => work(unit),
    people: { standing: async () => 'member', kindOf: async () => 'member' },
    spendersOf: async () => fullMembers,
    sendersOf: async () => fullMembers,
    cipher: {
      encrypt: (text, of) => ({ ok: true, value: `encrypted ${text.length} for ${of}` }),
      decrypt: () => ({ ok: false, problem: 'other_key' }),
    },
    feeds: { problem: () => null, read: async () => answers.shift() ?? { kind: 'unchanged' } },
    parser,
    stop: signal,
  });
  const asker = { teamId: 'T1', channelId: 'C1', userId: 'U1', isExternal: false, key: 'k' };
  const address = 'webcal://calendars.example/private-abc/basic.ics';
  expect(await set(asker, address)).toMatchObject({ kind: 'set' });
  expect(kept).toMatchObject([
    {
      label: 'calendars.example',
      address: 'encrypted 47 for holidays:T1:C1',
      days: { '2026-12-25': 'Christmas' },
      etag: '"1"',
    },
  ]);
  expect(JSON.stringify(told)).not.toContain('private-abc');
  expect(await set(asker, address)).toEqual({ kind: 'refused', reason: 'It answered 404.' });
  expect(await set(asker, address)).toMatchObject({ kind: 'refused' });
  expect(await set({ ...asker, isExternal: true }, address)).toEqual({
    kind: 'not_entitled',
    standing: 'external',
  });
  expect(kept).toHaveLength(1);
});
