import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayRule } from '../../../services/slack/words/standup-rule.ts';
import { parseWhen } from '../../../services/times/phrases/parse-when.ts';
import { ruleSchema } from '../../../services/times/rule.ts';

test.each([
  ['weekdays 09:30', 'weekdays at 09:30'],
  ['every weekday at 9.30', 'weekdays at 09:30'],
  ['Mon-Fri 9:30am', 'weekdays at 09:30'],
  ['mon – fri, 0930', 'weekdays at 09:30'],
  ['monday through friday @9:30', 'weekdays at 09:30'],
  ['9:30 on business days', 'weekdays at 09:30'],
  ['mon,wed 10:00', 'every Monday and Wednesday at 10:00'],
  ['Mondays & Wednesdays at 10 a.m.', 'every Monday and Wednesday at 10:00'],
  ['wed/mon 10', 'every Monday and Wednesday at 10:00'],
  ['sat to mon noon', 'every Monday, Saturday and Sunday at 12:00'],
  ['every day at 9am', 'every day at 09:00'],
  ['daily 21h15', 'every day at 21:15'],
  ['weekends midnight', 'weekends at 00:00'],
  ['every other friday 14:00', 'every other Friday at 14:00'],
  ['every second friday at 2 pm', 'every other Friday at 14:00'],
  ['biweekly fri 2pm', 'every other Friday at 14:00'],
  ['every 3 weeks on tue and thu 16:00', 'every 3 weeks on Tuesday and Thursday at 16:00'],
  ['weekly on thurs 9 and 16:30', 'every Thursday at 09:00 and 16:30'],
  ['first monday of the month 10:00', 'the first Monday of every month at 10:00'],
  ['every second friday of the month at 14:00', 'the second Friday of every month at 14:00'],
  ['last friday of every month at 15:00', 'the last Friday of every month at 15:00'],
  ['the 5th friday 15:00', 'the fifth Friday of every month at 15:00'],
  ['monthly on the 15th at 10', 'the 15th of every month at 10:00'],
  ['15th at 9 monthly', 'the 15th of every month at 09:00'],
  ['1st monthly at 9', 'the 1st of every month at 09:00'],
  ['every month on the second monday at 9', 'the second Monday of every month at 09:00'],
  ['31st of the month 10:00', 'the 31st of every month that has one at 10:00'],
  ['last day of the month 10:00', 'the last day of every month at 10:00'],
  ['everyday at 9am', 'every day at 09:00'],
  ['M-F 9:30', 'weekdays at 09:30'],
  ['Mon-Fri 9:30', 'weekdays at 09:30'],
  ['m/w/f 10:00', 'every Monday, Wednesday and Friday at 10:00'],
  ['Tu Th 10:00', 'every Tuesday and Thursday at 10:00'],
  ['every two weeks on friday 14:00', 'every other Friday at 14:00'],
  ['weekdays at 9 o’clock', 'weekdays at 09:00'],
  ['mondays at 2:30pm', 'every Monday at 14:30'],
  ['mondays at 02:30', 'every Monday at 02:30'],
  ['mondays at 0:30', 'every Monday at 00:30'],
  ['9:30 mon and wed', 'every Monday and Wednesday at 09:30'],
  ['mon - fri 10:00', 'weekdays at 10:00'],
  ['mon–thu 10:00', 'every Monday, Tuesday, Wednesday and Thursday at 10:00'],
  ['mon-wed, fri 10:00', 'every Monday, Tuesday, Wednesday and Friday at 10:00'],
  ['mon-tue, thu-fri 10:00', 'every Monday, Tuesday, Thursday and Friday at 10:00'],
  ['daily 23:50 and 00:05', 'every day at 00:05 and 23:50'],
  ['mon,wed 23:55 and 00:05', 'every Monday and Wednesday at 00:05 and 23:55'],
  ['every other week mon,sun 23:55 and 00:05', 'every other Monday and Sunday at 00:05 and 23:55'],
  ['15th of the month 23:55 and 00:05', 'the 15th of every month at 00:05 and 23:55'],
  ['cron */15 * * * *', '`cron */15 * * * *`'],
  ['cron 30 9 * * 1-5', '`cron 30 9 * * 1-5`'],
  ['cron `30 9 * * 1-5`', '`cron 30 9 * * 1-5`'],
  ['`cron 30 9 * * 1-5`', '`cron 30 9 * * 1-5`'],
  ['CRON  0 9,15 29 feb *', '`cron 0 9,15 29 feb *`'],
])('“%s” is %s', (phrase, words) => {
  const parsed = parseWhen(phrase);
  expect(parsed.kind === 'rule' ? sayRule(parsed.rule) : parsed).toBe(words);
  if (parsed.kind === 'rule')
    expect(ruleSchema.parse(JSON.parse(JSON.stringify(parsed.rule)))).toEqual(parsed.rule);
});

test.each([
  ['', { kind: 'empty' }],
  ['friday', { kind: 'no_time' }],
  ['9:30', { kind: 'no_day' }],
  ['every week at 10:00', { kind: 'no_day' }],
  ['weekdays at 25:00', { kind: 'bad_time', given: '25:00' }],
  ['weekdays at 9:75', { kind: 'bad_time', given: '9:75' }],
  ['weekdays at 13pm', { kind: 'bad_time', given: '13pm' }],
  ['weekdays 9:00 to', { kind: 'words', given: 'to' }],
  ['to 9:00 weekdays', { kind: 'words', given: 'to' }],
  ['weekdays 9:00-8:00', { kind: 'words', given: 'to' }],
  ['weekdays 9-10-11', { kind: 'words', given: 'to' }],
  ['friday at 2', { kind: 'which_half', hour: 2, minute: 0 }],
  ['mondays at 2:30', { kind: 'which_half', hour: 2, minute: 30 }],
  ['mondays at half past two', { kind: 'words', given: 'half past two' }],
  ['mondays at 2:30-3:00', { kind: 'which_half', hour: 2, minute: 30 }],
  ['mon 10:00 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon 9am in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon 2 and 3 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon to wed to fri 10:00', { kind: 'words', given: 'to' }],
  ['mon-wed to fri 10:00', { kind: 'words', given: 'to' }],
  ['mon-fri-tue 10:00', { kind: 'words', given: 'to' }],
  ['mon-fri-mon 10:00', { kind: 'words', given: 'to' }],
  ['weekdays-sat-sun 10:00', { kind: 'words', given: 'to' }],
  ['mon 9 to 10 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['every ten fridays 9:00', { kind: 'words', given: 'ten' }],
  ['1st and 15th 9:00', { kind: 'several' }],
  ['15th, 1st of the month at 9:30 and 14:30', { kind: 'several' }],
  ['1st and 15th of the month at 9:30, 10:30 and 14:00', { kind: 'several' }],
  ['1st and 15th', { kind: 'several' }],
  ['every third friday 10:00', { kind: 'unclear_days' }],
  ['monthly 10:00', { kind: 'unclear_days' }],
  ['monthly on friday 10:00', { kind: 'unclear_days' }],
  ['first mon and tue of the month 10:00', { kind: 'unclear_days' }],
  ['every other day 10:00', { kind: 'unclear_days' }],
  ['every 9 weeks on monday 10:00', { kind: 'words', given: 'weeks' }],
  ['first monday of every other month 10:00', { kind: 'words', given: 'month' }],
  ['10:00 first monday of every other month', { kind: 'words', given: 'month' }],
  ['every other month on the 15th at 9', { kind: 'words', given: 'month' }],
  ['15th of every other month 9am', { kind: 'words', given: 'month' }],
  ['last day of alternate months 9am', { kind: 'words', given: 'alternate months' }],
  ['every second month on the 15th 9:00', { kind: 'words', given: 'month' }],
  ['first monday of every 3rd month 9:00', { kind: 'words', given: 'month' }],
  ['every 2 months on the 15th 9:00', { kind: 'words', given: 'months' }],
  ['first monday 9:00 every 02 months', { kind: 'words', given: 'months' }],
  ['first monday every three months 9:00', { kind: 'words', given: 'three months' }],
  ['mon 9:00 and every two months on the 1st at 10:00', { kind: 'words', given: 'two months' }],
  ['quarterly on the 15th 9:00', { kind: 'words', given: 'quarterly' }],
  ['bimonthly on the 15th 9:00', { kind: 'words', given: 'bimonthly' }],
  ['bi-monthly on the 15th 9:00', { kind: 'words', given: 'bi' }],
  ['every other first monday 10:00', { kind: 'unclear_days' }],
  ['every 3 weeks on the 15th 10:00', { kind: 'unclear_days' }],
  ['monthly, every other friday 10:00', { kind: 'unclear_days' }],
  ['10:00 first monday of every', { kind: 'words', given: 'every' }],
  ['when the moon is full', { kind: 'words', given: 'when moon is full' }],
  ['freitags 10:00', { kind: 'words', given: 'freitags' }],
  ['friday 10:00 and 10:05', { kind: 'too_often', leastMinutes: 15 }],
  ['daily 23:55 and 00:05', { kind: 'too_often', leastMinutes: 15 }],
  ['mon,tue 23:55 and 00:05', { kind: 'too_often', leastMinutes: 15 }],
  ['sun,mon 23:55 and 00:05', { kind: 'too_often', leastMinutes: 15 }],
  ['every other week sat-sun 23:50 and 00:00', { kind: 'too_often', leastMinutes: 15 }],
  ['cron 5,55 0,23 * * *', { kind: 'too_often', leastMinutes: 15 }],
  ['cron * * * * *', { kind: 'too_often', leastMinutes: 15 }],
  ['cron 0 9 31 2 *', { kind: 'bad_cron', field: 'day of the month', given: '31' }],
  ['cron 0 9 * *', { kind: 'bad_cron', field: 'number of fields', given: '0 9 * *' }],
  ['cron 0 25 * * *', { kind: 'bad_cron', field: 'hour', given: '25' }],
  ['cron 0 9 * * 5L', { kind: 'bad_cron', field: 'day of the week', given: '5L' }],
  ['cron 0 9 L * *', { kind: 'bad_cron', field: 'day of the month', given: 'L' }],
  ['mon 9:00 wed 11:00', { kind: 'several' }],
  ['mon 10:00, thu 15:00', { kind: 'several' }],
  ['weekdays 09:30 and fridays 14:00', { kind: 'several' }],
  ['9:00 on mon and 11:00 on wed', { kind: 'several' }],
  ['mon 9 tue 10 wed 11', { kind: 'several' }],
  ['mon at 9 in the morning, wed at 3 in the afternoon', { kind: 'words', given: 'morning afternoon' }],
  ['mondays 9:00 and every other friday 9:00', { kind: 'several' }],
  ['first monday 9:00 and third monday 9:00', { kind: 'several' }],
  ['first and third monday of the month 9:00', { kind: 'several' }],
  ['every 2 weeks on friday at 2 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['every 1 month on the 15th at 9', { kind: 'words', given: 'month' }],
  ['MWF 10:00', { kind: 'words', given: 'mwf' }],
  ['TTh 10:00', { kind: 'words', given: 'tth' }],
  ['weekdays at half past 9', { kind: 'words', given: 'half past' }],
  ['weekdays at half past nine', { kind: 'words', given: 'half past nine' }],
  ['weekdays at quarter to ten', { kind: 'words', given: 'quarter ten' }],
  ['weekdays at a quarter past ten', { kind: 'words', given: 'a quarter past ten' }],
  ['weekdays at quarter to 12pm', { kind: 'words', given: 'quarter' }],
  ['weekdays at quarter to one', { kind: 'words', given: 'quarter one' }],
  ['mondays at 2:30 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mondays at 2:30 in the morning', { kind: 'words', given: 'morning' }],
  ['mon at 9am and 3 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon 9 in the morning and 3 in the afternoon', { kind: 'words', given: 'morning afternoon' }],
  ['mon 9 and 3 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon 2 in the afternoon and 8 in the evening', { kind: 'words', given: 'afternoon evening' }],
  ['mon 12:30 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['mon 14:00 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['monday afternoons at 3', { kind: 'words', given: 'afternoons' }],
  ['monday mornings at 6', { kind: 'words', given: 'mornings' }],
  ['mon 9:00 and wed 9:00', { kind: 'several' }],
  ['mon 9:00 and mon 16:00', { kind: 'several' }],
  ['mon 9:00 and wed', { kind: 'several' }],
  ['mon-wed-fri 10:00', { kind: 'words', given: 'to' }],
  ['mon – wed – fri 10:00', { kind: 'words', given: 'to' }],
  ['M-W-F 10:00', { kind: 'words', given: 'to' }],
  ['tue-thu-sat 10:00', { kind: 'words', given: 'to' }],
  ['sat-sun-mon 10:00', { kind: 'words', given: 'to' }],
  ['fri 2-3 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['fri 11 to 1 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['fri 9am and 2-3 in the afternoon', { kind: 'words', given: 'afternoon' }],
  ['fri 2 to 2:30 in the morning', { kind: 'words', given: 'morning' }],
  ['friday afternoon 2-3', { kind: 'words', given: 'afternoon' }],
])('“%s” gets a question, never a wrong rule', (phrase, problem) => {
  const parsed = parseWhen(phrase);
  expect(parsed.kind === 'not_understood' ? parsed.problem : parsed).toEqual(problem);
});

test.each([
  ['mon and wed at dawn', { days: [1, 3], every: 1, times: [] }],
  ['9:30 someday', { days: [], times: [570] }],
  ['friday at 2', { days: [5], every: 1, times: [] }],
  ['every 2 weeks on friday at 2 in the afternoon', { days: [5], every: 2, times: [] }],
  ['weekdays at half past 9', { days: [1, 2, 3, 4, 5], times: [] }],
  ['monday at 9:00 in the evening', { days: [1], times: [] }],
  ['mon 9:00-9:15 wed 11:00', { days: [1], every: 1, times: [540], minutes: 15 }],
  ['9:00 on mon and 11:00 on every other wed', { days: [1], every: 1, times: [540] }],
  ['mon-wed-fri 10:00', { days: [], times: [] }],
  ['every third friday 10:00', { days: [5], every: null, nth: null, times: [600] }],
  ['every 2 months on monday at 9:30', { days: [], every: null, nth: null, times: [] }],
  ['first monday of every other month 10:00', { days: [1], every: null, nth: null, times: [600] }],
  ['last friday of the month', { days: [5], nth: 'last', times: [] }],
])('a form for “%s” starts from what was clear', (phrase, understood) => {
  const parsed = parseWhen(phrase);
  expect(parsed.kind === 'not_understood' ? parsed.understood : parsed).toMatchObject(understood);
});

test.each([
  ['weekdays 9:30-9:45', 'weekdays at 09:30', 15],
  ['weekdays 9-10', 'weekdays at 09:00', 60],
  ['weekdays 9:00 to 10:00', 'weekdays at 09:00', 60],
  ['weekdays from 9:30 until 10', 'weekdays at 09:30', 30],
  ['fri 2 – 2:30pm', 'every Friday at 14:00', 30],
  ['fri 11-1pm', 'every Friday at 11:00', 120],
  ['fri 11:30am-1', 'every Friday at 11:30', 90],
  ['fri 23:30-00:15', 'every Friday at 23:30', 45],
  ['weekdays 9:30', 'weekdays at 09:30', null],
])('“%s” has a start and a length', (phrase, words, minutes) => {
  const parsed = parseWhen(phrase);
  expect(parsed.kind === 'rule' ? [sayRule(parsed.rule), parsed.minutes] : parsed).toEqual([words, minutes]);
});

test.each([
  ['daily 9:00', '10:00', 'every day at 10:00'],
  ['mon,wed 9:00', '10:00 and 16:00', 'every Monday and Wednesday at 10:00 and 16:00'],
  ['mon,wed 9:00', 'fri', 'every Friday at 09:00'],
  ['mon 9:00', 'every two weeks', 'every other Monday at 09:00'],
  ['first monday of the month 9:00', '10:00', 'the first Monday of every month at 10:00'],
  ['first monday of the month 9:00', 'last friday of the month', 'the last Friday of every month at 09:00'],
  ['every other friday 14:00', 'monday', 'every other Monday at 14:00'],
  ['every other friday 14:00', 'friday 15:00', 'every other Friday at 15:00'],
  ['every 3 weeks on friday 14:00', 'mon and wed', 'every 3 weeks on Monday and Wednesday at 14:00'],
  ['every other friday 14:00', 'every monday', 'every Monday at 14:00'],
  ['every other friday 14:00', 'each friday 15:00', 'every Friday at 15:00'],
  ['every other friday 14:00', 'every week', 'every Friday at 14:00'],
  ['every other friday 14:00', 'weekly', 'every Friday at 14:00'],
  ['every other friday 14:00', 'daily 9:00', 'every day at 09:00'],
  ['every other friday 14:00', 'weekdays at 09:30', 'weekdays at 09:30'],
  ['every other friday 14:00', 'every 3 weeks on monday', 'every 3 weeks on Monday at 14:00'],
  ['every 3 weeks on friday 14:00', 'biweekly', 'every other Friday at 14:00'],
  ['first monday of the month 10:00', 'tuesday', 'the first Tuesday of every month at 10:00'],
  ['last friday of the month 10:00', 'thursday 15:00', 'the last Thursday of every month at 15:00'],
  ['first monday of the month 10:00', 'every tuesday', 'every Tuesday at 10:00'],
  ['first monday of the month 10:00', 'weekly on tuesday', 'every Tuesday at 10:00'],
  ['every other friday 14:00', 'first monday of the month', 'the first Monday of every month at 14:00'],
])('“%s” moved to “%s” keeps the rest', (before, phrase, words) => {
  const first = parseWhen(before);
  const parsed = first.kind === 'rule' ? parseWhen(phrase, first.rule) : first;
  expect(parsed.kind === 'rule' ? sayRule(parsed.rule) : parsed).toBe(words);
});

test('a standup of every other week keeps its weeks when it’s moved', () => {
  const before = { kind: 'weekly', days: [5], every: 2, anchor: '2026-10-09', times: [840] } as const;
  expect(parseWhen('monday', before)).toMatchObject({ rule: { days: [1], every: 2, anchor: '2026-10-09' } });
  expect(parseWhen('15:00', before)).toMatchObject({ rule: { every: 2, anchor: '2026-10-09' } });
  expect(parseWhen('every 3 weeks', before)).toMatchObject({ rule: { every: 3, anchor: null } });
});

test('moving a day of the month to “weekly” asks which day', () => {
  const before = { kind: 'monthly', on: { nth: 1, weekday: 1 }, times: [600] } as const;
  expect(parseWhen('weekly', before)).toMatchObject({ problem: { kind: 'no_day' } });
});

test('moving a date of the month to a weekday asks which one', () => {
  const before = { kind: 'monthly', on: { day: 15 }, times: [600] } as const;
  expect(parseWhen('tuesday', before)).toMatchObject({ problem: { kind: 'unclear_days' } });
});

test('a cron expression isn’t changed in part: a move needs a whole rule', () => {
  const before = { kind: 'cron', fields: '0 9 * * 1' } as const;
  expect(parseWhen('10:00', before)).toMatchObject({ problem: { kind: 'no_day' } });
  expect(parseWhen('fri', before)).toMatchObject({ problem: { kind: 'no_time' } });
});

test('any text gets an answer, and any rule can be kept', () => {
  const words = fc.constantFrom(
    ...'every other friday mon - fri at 9 9:30 2pm 31st last day of the month cron * */15 1 weekly to , biweekly 2:30 9-10 1st half past two every 10 MWF months monthly second'.split(
      ' ',
    ),
  );
  const phrases = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')),
    fc.array(words, { maxLength: 5 }).map((some) => `cron ${some.join(' ')}`),
  );
  fc.assert(
    fc.property(phrases, (phrase) => {
      const parsed = parseWhen(phrase);
      if (parsed.kind === 'rule') expect(ruleSchema.safeParse(parsed.rule).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});
