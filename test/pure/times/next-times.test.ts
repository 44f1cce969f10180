import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeRule } from '../../../services/slack/words/standup-rule.ts';
import { nextTimes, startingAt, timesOf } from '../../../services/times/next-times.ts';
import { parseWhen } from '../../../services/times/phrases/parse-when.ts';
import type { Rule, Weekday } from '../../../services/times/rule.ts';

const ruleOf = (phrase: string): Rule => {
  const parsed = parseWhen(phrase);
  if (parsed.kind !== 'rule') throw new Error(`${phrase}: ${JSON.stringify(parsed)}`);
  return parsed.rule;
};
const after = (phrase: string, zone: string, moment: string, count = 3) =>
  nextTimes(ruleOf(phrase), zone, new Date(moment), count).map((at) => at.toISOString().slice(0, 16));

test.each([
  // Clocks go from 02:00 to 03:00: what is skipped is then.
  [
    'daily 02:30',
    'Europe/Berlin',
    '2026-03-28T00:00Z',
    ['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30'],
  ],
  [
    'daily 09:30',
    'Europe/Berlin',
    '2026-03-28T00:00Z',
    ['2026-03-28T08:30', '2026-03-29T07:30', '2026-03-30T07:30'],
  ],
  // And back from 03:00 to 02:00: once, the first time.
  [
    'daily 02:30',
    'Europe/Berlin',
    '2026-10-24T00:00Z',
    ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'],
  ],
  [
    'daily 02:30',
    'Europe/Berlin',
    '2026-10-25T00:30Z',
    ['2026-10-26T01:30', '2026-10-27T01:30', '2026-10-28T01:30'],
  ],
  [
    'daily 02:30',
    'America/New_York',
    '2026-03-07T12:00Z',
    ['2026-03-08T07:00', '2026-03-09T06:30', '2026-03-10T06:30'],
  ],
  [
    'daily 01:30',
    'America/New_York',
    '2026-10-31T12:00Z',
    ['2026-11-01T05:30', '2026-11-02T06:30', '2026-11-03T06:30'],
  ],
  // Half an hour only, and at midnight.
  [
    'daily 02:15',
    'Australia/Lord_Howe',
    '2026-10-03T00:00Z',
    ['2026-10-03T15:30', '2026-10-04T15:15', '2026-10-05T15:15'],
  ],
  [
    'daily 00:00',
    'America/Havana',
    '2026-03-07T12:00Z',
    ['2026-03-08T05:00', '2026-03-09T04:00', '2026-03-10T04:00'],
  ],
  // Two times in the gap are one.
  [
    'daily 02:15 and 02:45',
    'Europe/Berlin',
    '2026-03-29T00:00Z',
    ['2026-03-29T01:00', '2026-03-30T00:15', '2026-03-30T00:45'],
  ],
  // Zones of half and quarter hours.
  [
    'weekdays 09:30',
    'Asia/Kolkata',
    '2026-11-27T05:00Z',
    ['2026-11-30T04:00', '2026-12-01T04:00', '2026-12-02T04:00'],
  ],
  [
    'mon 09:00',
    'Asia/Kathmandu',
    '2026-11-27T05:00Z',
    ['2026-11-30T03:15', '2026-12-07T03:15', '2026-12-14T03:15'],
  ],
  [
    'daily 10:00',
    'America/St_Johns',
    '2026-10-31T15:00Z',
    ['2026-11-01T13:30', '2026-11-02T13:30', '2026-11-03T13:30'],
  ],
  // Where it is tomorrow already.
  [
    'fri 09:00',
    'Pacific/Kiritimati',
    '2026-11-26T18:00Z',
    ['2026-11-26T19:00', '2026-12-03T19:00', '2026-12-10T19:00'],
  ],
  [
    'fifth friday 10:00',
    'UTC',
    '2026-01-01T00:00Z',
    ['2026-01-30T10:00', '2026-05-29T10:00', '2026-07-31T10:00'],
  ],
  [
    'last friday of the month 10:00',
    'UTC',
    '2026-01-01T00:00Z',
    ['2026-01-30T10:00', '2026-02-27T10:00', '2026-03-27T10:00'],
  ],
  [
    '31st of the month 10:00',
    'UTC',
    '2026-01-31T10:00Z',
    ['2026-03-31T10:00', '2026-05-31T10:00', '2026-07-31T10:00'],
  ],
  [
    'last day of the month 10:00',
    'UTC',
    '2028-01-31T10:00Z',
    ['2028-02-29T10:00', '2028-03-31T10:00', '2028-04-30T10:00'],
  ],
  // 2100 is no leap year.
  [
    'cron 0 9 29 2 *',
    'UTC',
    '2026-01-01T00:00Z',
    ['2028-02-29T09:00', '2032-02-29T09:00', '2036-02-29T09:00'],
  ],
  ['cron 0 9 29 2 *', 'Europe/Berlin', '2096-03-01T00:00Z', ['2104-02-29T08:00']],
  // The first or a Monday: either.
  [
    'cron 0 9 1 * mon',
    'UTC',
    '2026-11-29T00:00Z',
    ['2026-11-30T09:00', '2026-12-01T09:00', '2026-12-07T09:00'],
  ],
  // Where either begins with a star, both: Mondays with an odd date, and the first Sunday.
  [
    'cron 0 9 */2 * 1',
    'UTC',
    '2026-11-29T00:00Z',
    ['2026-12-07T09:00', '2026-12-21T09:00', '2027-01-11T09:00', '2027-01-25T09:00'],
  ],
  ['cron 0 9 1-7 * */7', 'UTC', '2026-11-29T00:00Z', ['2026-12-06T09:00', '2027-01-03T09:00']],
  // All dates without a star: every day.
  [
    'cron 0 9 1-31 * 1',
    'UTC',
    '2026-11-29T00:00Z',
    ['2026-11-29T09:00', '2026-11-30T09:00', '2026-12-01T09:00'],
  ],
  [
    'cron 0 9 * * 0',
    'UTC',
    '2026-11-27T00:00Z',
    ['2026-11-29T09:00', '2026-12-06T09:00', '2026-12-13T09:00'],
  ],
])('%s in %s after %s', (phrase, zone, moment, times) => {
  expect(after(phrase, zone, moment, times.length)).toEqual(times);
});

test('every other week begins with the next one that is left', () => {
  // A Friday, before and after its time.
  const rule = ruleOf('every other friday 14:00');
  const times = (now: string) =>
    nextTimes(startingAt(rule, 'Europe/Berlin', new Date(now)), 'Europe/Berlin', new Date(now), 3).map((at) =>
      at.toISOString().slice(0, 10),
    );
  expect(times('2026-11-27T12:00Z')).toEqual(['2026-11-27', '2026-12-11', '2026-12-25']);
  expect(times('2026-11-27T13:00Z')).toEqual(['2026-12-04', '2026-12-18', '2027-01-01']);
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Havana',
  'Pacific/Chatham',
);
const moments = fc.integer({ min: 29_400_000, max: 31_500_000 }).map((minute) => new Date(minute * 60_000));
const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const times = fc.uniqueArray(fc.integer({ min: 0, max: 1_439 }), { minLength: 1, maxLength: 3 });
const ascending = times.map((some) => some.sort((a, b) => a - b));
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(weekdays, { minLength: 1, maxLength: 7 }),
    every: fc.constantFrom(1, 2, 3),
    anchor: fc.constantFrom(null, '2026-11-27'),
    times: ascending,
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    on: fc.oneof(
      fc.record({ nth: fc.constantFrom(1, 2, 3, 4, 5, 'last' as const), weekday: weekdays }),
      fc.record({ day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)) }),
    ),
    times: ascending,
  }),
);

/** What calendars and clocks show there. */
function shown(at: Date, timeZone: string) {
  const [date = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const noon = new Date(`${date}T12:00:00Z`);
  return { date: noon, weekday: noon.getUTCDay() || 7, minute: hours * 60 + minutes };
}

test('times come after what was asked, ascending, each on its day, at its time or in the gap after it', () => {
  fc.assert(
    fc.property(rules, zones, moments, (rule, zone, from) => {
      const found = nextTimes(rule, zone, from, 4);
      let last = from.getTime();
      for (const at of found) {
        expect(at.getTime()).toBeGreaterThan(last);
        last = at.getTime();
        const { date, weekday, minute } = shown(at, zone);
        if (rule.kind === 'weekly') expect(rule.days).toContain(weekday);
        if (rule.kind === 'monthly' && 'nth' in rule.on) expect(weekday).toBe(rule.on.weekday);
        if (rule.kind === 'monthly' && 'day' in rule.on && rule.on.day !== 'last')
          expect(date.getUTCDate()).toBe(rule.on.day);
        const late = Math.min(...timesOf(rule).map((time) => (time <= minute ? minute - time : 1_440)));
        expect(late).toBeLessThanOrEqual(late === 0 ? 0 : 60);
        if (late > 0) expect(isAfterGap(at, zone)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('a rule in words means the same when somebody types these words', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      const parsed = parseWhen(typeRule(rule));
      // Times that are too near to each other are not set up at all.
      fc.pre(parsed.kind === 'rule' || parsed.problem.kind !== 'too_often');
      const days = rule.kind === 'weekly' ? { days: [...rule.days].sort(), anchor: null } : {};
      expect(parsed).toEqual({ kind: 'rule', rule: { ...rule, ...days }, minutes: null });
    }),
    { numRuns: 300 },
  );
});

/** Whether clocks have just jumped ahead. */
function isAfterGap(at: Date, zone: string): boolean {
  const before = shown(new Date(at.getTime() - 60_000), zone).minute;
  return (shown(at, zone).minute - before + 1_440) % 1_440 > 1;
}

test('asking on from each time finds the same as asking at once: none is doubled or lost', () => {
  fc.assert(
    fc.property(rules, zones, moments, (rule, zone, from) => {
      const atOnce = nextTimes(rule, zone, from, 3);
      let last = from;
      for (const at of atOnce) {
        const [one] = nextTimes(rule, zone, last, 1);
        expect(one?.getTime()).toBe(at.getTime());
        last = at;
      }
    }),
    { numRuns: 60 },
  );
});

test('a day has as many weekday meetings as it has times, all year, in every zone', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
    const year = nextTimes(ruleOf('daily 02:30'), zone, new Date('2026-01-01T12:00Z'), 365);
    expect(new Set(year.map((at) => shown(at, zone).date.getTime())).size).toBe(365);
  }
});
