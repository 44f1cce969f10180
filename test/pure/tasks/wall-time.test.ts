import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTimeZone, momentOf, periodInWords } from '../../../services/times/wall-time.ts';

test.each([
  ['2026-12-03T15:00', 'Europe/Berlin', '2026-12-03T14:00:00.000Z'],
  ['2026-07-03T15:00', 'Europe/Berlin', '2026-07-03T13:00:00.000Z'],
  ['2026-12-03T15:00', 'Asia/Kathmandu', '2026-12-03T09:15:00.000Z'],
  ['2026-12-03T15:00', 'America/St_Johns', '2026-12-03T18:30:00.000Z'],
  ['2026-12-03T15:00', 'Pacific/Kiritimati', '2026-12-03T01:00:00.000Z'],
  ['2026-12-03T15:00', 'UTC', '2026-12-03T15:00:00.000Z'],
])('%s in %s', (wallTime, zone, moment) => {
  expect(momentOf(wallTime, zone)?.toISOString()).toBe(moment);
});

test('a time that clocks skip doesn’t exist, and of one they show twice the first counts', () => {
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
  expect(momentOf('2026-10-25T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(momentOf('2026-03-29T03:00', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('every moment is found by the time that clocks show, or an hour before', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  );
  const minutes = fc.integer({ min: 29_000_000, max: 31_000_000 });
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const moment = new Date(minute * 60_000);
      const shown = moment.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T').slice(0, 16);
      const found = momentOf(shown, zone)?.getTime() ?? 0;
      expect([0, 30, 60]).toContain((moment.getTime() - found) / 60_000);
    }),
  );
});

test('zones are names, not offsets', () => {
  expect(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'].map(isTimeZone)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['', '+01:00', 'Mars/Olympus', 'Europe/Berlin\n', '../etc'].map(isTimeZone)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});

test('people read a day and two times', () => {
  const [start, end] = [new Date('2026-12-03T23:30:00Z'), new Date('2026-12-04T00:30:00Z')];
  expect(periodInWords(start, end, 'Europe/London')).toBe(
    'Thursday 3 December 2026, 23:30 to 00:30 (Europe/London)',
  );
});
