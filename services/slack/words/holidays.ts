import type { Holidays } from '../../standups/holidays/holidays.ts';
import type { HolidaysOutcome } from '../../standups/holidays/set-holidays.ts';
import { mention, quote } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayDay } from './due.ts';
import { notEntitled } from './tool-calls.ts';

export type HolidaysChange = Extract<HolidaysOutcome, { kind: 'set' | 'removed' }>;

/** For everybody in the channel. */
export function sayHolidaysChange({ kind, holidays }: HolidaysChange, by: string): string {
  return kind === 'set'
    ? `:palm_tree: ${mention(by)} set this channel’s holidays, by a calendar of ${quote(holidays.label, 100)}: standups are left out on its whole days. ${sayDays(holidays)}`
    : `:palm_tree: ${mention(by)} took this channel’s holidays away: standups are left out on no day.`;
}

/** For whoever typed it. */
export function sayHolidaysOutcome(outcome: HolidaysOutcome): string {
  switch (outcome.kind) {
    case 'set':
    case 'removed':
      return 'Done; the channel sees it.';
    case 'none':
      return 'This channel has no holidays. `/pika standup holidays https://…` sets them, by the address of a calendar (iCalendar).';
    case 'refused':
      return `${outcome.reason} Nothing was changed.`;
    case 'not_entitled':
      return notEntitled[outcome.standing];
    default:
      return outcome satisfies never;
  }
}

/** Where they come from, and what comes next. */
export function sayHolidays(holidays: Holidays): string {
  const trouble = holidays.problem
    ? ` It could not be read lately (${quote(holidays.problem, 200)}); what was known counts.`
    : '';
  return `:palm_tree: Holidays by a calendar of ${quote(holidays.label, 100)}, set by ${mention(holidays.setBy)}. ${sayDays(holidays)}${trouble}`;
}

function sayDays({ days, lastOkAt }: Holidays): string {
  const names = Object.entries(days).sort(([one], [other]) => one.localeCompare(other));
  if (names.length === 0) return 'It has no whole day in the next year.';
  const first = names.slice(0, 3).map(([date, name]) => `${sayDay(date, lastOkAt)} (${quote(name, 80)})`);
  return `${plural(names.length, 'day')} in the next year; the first: ${first.join(', ')}.`;
}
