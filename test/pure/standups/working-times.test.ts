import { expect, test } from 'vitest';
import type { HolidayNames } from '../../../services/standups/holidays/holidays.ts';
import { workingTimes } from '../../../services/standups/holidays/working-times.ts';
import type { Rule } from '../../../services/times/rule.ts';

const twice: Rule = { kind: 'weekly', days: [1, 2, 3, 4, 5], every: 1, anchor: null, times: [570, 960] };
const now = new Date('2026-12-18T20:00:00Z');

function off(first: string, count: number): HolidayNames {
  const days = Array.from({ length: count }, (_, day) => new Date(Date.parse(first) + day * 86_400_000));
  return Object.fromEntries(days.map((day) => [day.toISOString().slice(0, 10), 'Shutdown']));
}

const stamps = (times: readonly Date[]) => times.map((at) => at.toISOString().slice(0, 16));

test('after two weeks of holidays a standup twice a day has times again', () => {
  const { working, leftOut } = workingTimes(twice, 'Etc/UTC', off('2026-12-21', 14), now, 3);
  expect(stamps(working)).toEqual(['2027-01-04T09:30', '2027-01-04T16:00', '2027-01-05T09:30']);
  expect(stamps(leftOut)).toEqual(['2026-12-21T09:30', '2026-12-21T16:00', '2026-12-22T09:30']);
});

test('only holidays before the times that are asked for are listed as left out', () => {
  const { working, leftOut } = workingTimes(twice, 'Etc/UTC', off('2026-12-22', 1), now, 3);
  expect(stamps(working)).toEqual(['2026-12-21T09:30', '2026-12-21T16:00', '2026-12-23T09:30']);
  expect(leftOut).toEqual([]);
});

test('the look ends after a year', () => {
  const { working, leftOut } = workingTimes(twice, 'Etc/UTC', off('2026-12-01', 500), now, 3);
  expect(working).toEqual([]);
  expect(leftOut).toHaveLength(3);
});

test('a year counts from the first time, however far that is', () => {
  const leap: Rule = { kind: 'cron', fields: '0 9 29 2 *' };
  expect(stamps(workingTimes(leap, 'Etc/UTC', {}, now, 3).working)).toEqual(['2028-02-29T09:00']);
});
