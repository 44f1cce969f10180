import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWhen } from '../../../services/schedules/parse-when.ts';
import { ruleSchema } from '../../../services/schedules/rule.ts';
import { sayRule } from '../../../services/slack/words/schedule-rule.ts';

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
  ['every 2 weeks on friday at 2 in the afternoon', 'every other Friday at 14:00'],
  ['every 3 weeks on tue and thu 16:00', 'every 3 weeks on Tuesday and Thursday at 16:00'],
  ['weekly on thurs 9 and 16:30', 'every Thursday at 09:00 and 16:30'],
  ['first monday of the month 10:00', 'the first Monday of every month at 10:00'],
  ['every second friday of the month at 14:00', 'the second Friday of every month at 14:00'],
  ['last friday of every month at 15:00', 'the last Friday of every month at 15:00'],
  ['the 5th friday 15:00', 'the fifth Friday of every month at 15:00'],
  ['monthly on the 15th at 10', 'the 15th of every month at 10:00'],
  ['31st of the month 10:00', 'the 31st of every month that has one at 10:00'],
  ['last day of the month 10:00', 'the last day of every month at 10:00'],
  ['cron 30 9 * * 1-5', '`cron 30 9 * * 1-5`'],
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
  ['weekdays at 9-10', { kind: 'bad_time', given: '9-10' }],
  ['weekdays 9:00 to 10:00', { kind: 'words', given: 'to' }],
  ['friday at 2', { kind: 'which_half', hour: 2 }],
  ['every third friday 10:00', { kind: 'which_nth', nth: 3 }],
  ['monthly 10:00', { kind: 'which_day' }],
  ['monthly on friday 10:00', { kind: 'which_day' }],
  ['first mon and tue of the month 10:00', { kind: 'which_day' }],
  ['the 32nd of the month 10:00', { kind: 'which_day' }],
  ['every other day 10:00', { kind: 'words', given: 'other day' }],
  ['every 9 weeks on monday 10:00', { kind: 'words', given: '9 weeks' }],
  ['when the moon is full', { kind: 'words', given: 'when moon is full' }],
  ['freitags 10:00', { kind: 'words', given: 'freitags' }],
  ['friday 10:00 and 10:05', { kind: 'too_often', leastMinutes: 15 }],
  ['cron * * * * *', { kind: 'too_often', leastMinutes: 15 }],
  ['cron 0 9 31 2 *', { kind: 'bad_cron', field: 'day of the month', given: '31' }],
  ['cron 0 9 * *', { kind: 'bad_cron', field: 'number of fields', given: '0 9 * *' }],
  ['cron 0 25 * * *', { kind: 'bad_cron', field: 'hour', given: '25' }],
  ['cron 0 9 * * 5L', { kind: 'bad_cron', field: 'day of the week', given: '5L' }],
  ['cron 0 9 L * *', { kind: 'bad_cron', field: 'day of the month', given: 'L' }],
])('“%s” is asked back', (phrase, problem) => {
  const parsed = parseWhen(phrase);
  expect(parsed.kind === 'not_understood' ? parsed.problem : parsed).toEqual(problem);
});

test('what was understood of a wrong phrase is kept', () => {
  expect(parseWhen('mon and wed at half past nine')).toMatchObject({
    understood: { days: [1, 3], times: [] },
  });
  expect(parseWhen('9:30 someday')).toMatchObject({ understood: { days: [], times: [570] } });
});

test('whatever is written gets an answer, and a rule that can be kept', () => {
  const words = fc.constantFrom(
    ...'every other friday mon - fri at 9 9:30 2pm 31st last day of the month cron * */15 1 weekly to , biweekly'.split(
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
