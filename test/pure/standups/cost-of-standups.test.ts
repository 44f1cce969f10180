import { expect, test } from 'vitest';
import type { ChannelSettings } from '../../../services/meetings/channel-settings.ts';
import { sayCost, sayMinutes } from '../../../services/slack/words/standup-cost.ts';
import { costOf } from '../../../services/standups/cost.ts';
import { parseWhen } from '../../../services/times/phrases/parse-when.ts';

const now = new Date('2026-11-23T12:00:00Z');
const nothing: ChannelSettings = {
  ...{ auto: null, trustedApps: null, limitMinutes: null, budgetUsd: null },
  ...{ approvers: null, allowedTools: null, holdRecap: null, quietRecaps: null },
};
const limited = { ...nothing, limitMinutes: { value: 30, by: 'U1', at: now } };

function costBy(phrase: string, minutes: number | null, settings = nothing, pricePerMinuteUsd = 0.275) {
  const parsed = parseWhen(phrase);
  if (parsed.kind !== 'rule') throw new Error(phrase);
  const terms = { rule: parsed.rule, timeZone: 'Europe/Berlin', minutes };
  return costOf(terms, settings, { pricePerMinuteUsd, maxMeetingMinutes: 60 }, now);
}

test.each([
  ['weekdays 09:30', null, 'up to $16.50 each, about $358 a month'],
  ['weekdays 09:30', 15, 'up to $4.13 each, about $89 a month'],
  ['weekdays 09:30', 500, 'up to $16.50 each, about $358 a month'],
  ['weekdays 09:30 and 16:00', null, 'up to $16.50 each, about $715 a month'],
  ['every other friday 14:00', null, 'up to $16.50 each, about $36 a month'],
  ['first monday of the month 10:00', 30, 'up to $8.25 each, about $8.25 a month'],
  ['cron 30 9 * * 1-5', null, 'up to $16.50 each, about $363 a month'],
  ['cron 0 9 29 2 *', null, 'up to $16.50 each'],
])('“%s” for %s min costs %s', (phrase, minutes, words) => {
  expect(sayCost(costBy(phrase, minutes))).toBe(words);
});

test('a channel’s limit counts, and what costs nothing is not said', () => {
  expect(sayCost(costBy('weekdays 09:30', null, limited))).toBe('up to $8.25 each, about $179 a month');
  expect(sayCost(costBy('weekdays 09:30', null, nothing, 0))).toBe('');
});

test.each([
  [null, nothing, ''],
  [15, nothing, ', for 15 min at most'],
  [60, nothing, ', for 60 min at most'],
  [
    500,
    nothing,
    ', for 60 min at most (not 500: no call may be longer; an admin sets that with MAX_MEETING_MINUTES)',
  ],
  [45, limited, ', for 30 min at most (not 45: this channel’s `/pika limit` is 30)'],
])('for %s min is said as it will be', (minutes, settings, words) => {
  expect(sayMinutes({ minutes }, costBy('weekdays 09:30', minutes, settings))).toBe(words);
});
