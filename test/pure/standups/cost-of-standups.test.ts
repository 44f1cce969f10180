import { expect, test } from 'vitest';
import type { ChannelSettings } from '../../../services/meetings/channel-settings.ts';
import { sayCost, sayMinutes } from '../../../services/slack/words/standup-cost.ts';
import { costOf } from '../../../services/standups/cost.ts';
import { parseWhen } from '../../../services/times/phrases/parse-when.ts';
import { noBounds } from '../../support/no-bounds.ts';

const now = new Date('2026-11-23T12:00:00Z');
const nothing: ChannelSettings = {
  ...noBounds,
  ...{ auto: null, trustedApps: null, limitMinutes: null, budgetUsd: null },
  ...{
    approvers: null,
    allowedTools: null,
    holdRecap: null,
    quietRecaps: null,
    weeklyRecaps: null,
    agent: null,
    doNotSay: null,
  },
  retentionDays: null,
  onObjection: null,
};
const limited = { ...nothing, limitMinutes: { value: 30, by: 'U1', at: now } };

function costBy(phrase: string, minutes: number | null, settings = nothing, pricePerMinuteUsd = 0.275) {
  const parsed = parseWhen(phrase);
  if (parsed.kind !== 'rule') throw new Error(phrase);
  const terms = { rule: parsed.rule, timeZone: 'Europe/Berlin', minutes };
  const budgets = { channel: settings, workspace: { budgetUsd: null } };
  return costOf(terms, budgets, { pricePerMinuteUsd, maxMeetingMinutes: 60 }, now);
}

/** Of one standup, then of a month. */
function amountsIn(words: string): string[] {
  return words.match(/\$[\d.]+/g) ?? [];
}

test.each([
  ['weekdays 09:30', null, ['$16.50', '$358']],
  ['weekdays 09:30', 15, ['$4.13', '$89']],
  ['weekdays 09:30', 500, ['$16.50', '$358']],
  ['weekdays 09:30 and 16:00', null, ['$16.50', '$715']],
  ['every other friday 14:00', null, ['$16.50', '$36']],
  ['first monday of the month 10:00', 30, ['$8.25', '$8.25']],
  ['cron 30 9 * * 1-5', null, ['$16.50', '$363']],
  ['cron 0 9 29 2 *', null, ['$16.50']],
])('“%s” for %s min costs %s', (phrase, minutes, amounts) => {
  expect(amountsIn(sayCost(costBy(phrase, minutes)))).toEqual(amounts);
});

test('a channel’s limit counts, and a cost of nothing isn’t mentioned', () => {
  expect(amountsIn(sayCost(costBy('weekdays 09:30', null, limited)))).toEqual(['$8.25', '$179']);
  expect(sayCost(costBy('weekdays 09:30', null, nothing, 0))).toBe('');
});

test.each([
  [null, nothing, /^$/],
  [15, nothing, / 15 min(?!.* not)/],
  [60, nothing, / 60 min(?!.* not)/],
  [500, nothing, / 60 min.* \(not 500: .*MAX_MEETING_MINUTES/],
  [45, limited, / 30 min.* \(not 45: .*`\/pika limit` is 30/],
])('for %s min, the real limit is said, and why it’s less', (minutes, settings, words) => {
  expect(sayMinutes({ minutes }, costBy('weekdays 09:30', minutes, settings))).toMatch(words);
});
