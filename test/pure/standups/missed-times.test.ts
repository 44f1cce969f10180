import { expect, test } from 'vitest';
import { missedTimes } from '../../../services/standups/missed-times.ts';
import type { Rule } from '../../../services/times/rule.ts';

const rule: Rule = { kind: 'weekly', days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: null, times: [570] };
const aDay = 86_400_000;
const first = new Date('2026-03-02T09:30:00Z');
const day = (number: number) => new Date(first.getTime() + number * aDay);

test.each([
  { down: 0, count: 1, next: 1 },
  { down: 4, count: 5, next: 5 },
  { down: 49, count: 50, next: 50 },
  { down: 50, count: 51, next: 51 },
  { down: 400, count: 51, next: 401 },
])('down for $down days more: $count are counted', ({ down, count, next }) => {
  const tooLate = new Date(day(down).getTime() + 60_000);
  expect(missedTimes({ rule, timeZone: 'Etc/UTC' }, {}, first, tooLate)).toEqual({
    first,
    count,
    next: day(next),
  });
});

test('holidays aren’t counted as missed, and the next time isn’t on one', () => {
  const days = { '2026-03-02': 'One', '2026-03-04': 'Two', '2026-03-06': 'Three' };
  const missed = (down: number) =>
    missedTimes({ rule, timeZone: 'Etc/UTC' }, days, first, new Date(day(down).getTime() + 60_000));
  expect(missed(0)).toEqual({ first: null, count: 0, next: day(1) });
  expect(missed(3)).toEqual({ first: day(1), count: 2, next: day(5) });
});
