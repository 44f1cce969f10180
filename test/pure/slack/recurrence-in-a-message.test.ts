import { expect, test, vi } from 'vitest';
import { recurrenceIn } from '../../../listeners/messages/find-recurrence.ts';
import { sayRule } from '../../../services/slack/words/standup-rule.ts';
import { findZone } from '../../../services/times/find-zone.ts';

vi.mock(import('../../../services/times/find-zone.ts'), async (original) => {
  const { findZone: found, ...rest } = await original();
  return { ...rest, findZone: vi.fn(found) };
});

const link = '<https://meet.google.com/abc-defg-hij>';

test.each([
  [`every monday at 10 ${link}`, 'every Monday at 10:00', null, null],
  [
    `Hi all, our standup is every Monday at 10:00 in Berlin: ${link} see you`,
    'every Monday at 10:00',
    'Berlin',
    null,
  ],
  [`${link}\nweekdays 9:30-9:45 CET`, 'weekdays at 09:30', 'CET', 15],
  [`Mondays at 10, ${link}`, 'every Monday at 10:00', null, null],
  [`Every Monday at 10 we go through the board ${link}`, 'every Monday at 10:00', null, null],
  [`every friday 3pm we talk ${link}`, 'every Friday at 15:00', null, null],
  [`as we at 10 every monday ${link}`, 'every Monday at 10:00', null, null],
  [`Every day at 10 that f ${link}`, 'every day at 10:00', null, null],
  [`every monday, 9 a.m. in New York ${link}`, 'every Monday at 09:00', 'New York', null],
])('“%s” has standing words', (text, rule, zone, minutes) => {
  const found = recurrenceIn(text);
  expect(found && [sayRule(found.rule), found.zone, found.minutes]).toEqual([rule, zone, minutes]);
});

test.each([
  `monday at 10 ${link}`,
  `standup at 10 ${link}`,
  `everyone is welcome at 10 ${link}`,
  `every one of you at 10: ${link}`,
  `mondays at 2 ${link}`,
  `1st and 15th of every month at 10 ${link}`,
  `mon 9:00 and every wed 11:00 ${link} mon`,
  `every ${'word '.repeat(5_000)}`,
])('“%s” has none', (text) => {
  expect(recurrenceIn(text)).toBeNull();
});

test('zones are looked for only behind what names days and times', () => {
  const called = vi.mocked(findZone);
  called.mockClear();
  expect(recurrenceIn(`${'every foo bar baz '.repeat(20)}${link}`)).toBeNull();
  expect(called).not.toHaveBeenCalled();
  expect(recurrenceIn(`every friday at 3pm ${'every foo bar baz '.repeat(20)}${link}`)).not.toBeNull();
  expect(called.mock.calls.length).toBeLessThan(20);
});
