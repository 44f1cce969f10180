import type { Holidays } from '../../standups/holidays/holidays.ts';
import type { HolidaysOutcome } from '../../standups/holidays/set-holidays.ts';
import { mention, quote } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayDay } from './due.ts';
import { sayNoAccess } from './reasons/access.ts';
import { sayNotASpender } from './reasons/spending.ts';

export type HolidaysChange = Extract<HolidaysOutcome, { kind: 'set' | 'removed' }>;

/** For everyone in the channel. */
export function sayHolidaysChange({ kind, holidays }: HolidaysChange, by: string): string {
  return kind === 'set'
    ? `:palm_tree: ${mention(by)} set this channel’s holidays from a calendar at ${quote(holidays.label, 100)}. Standups will be skipped on its all-day events. ${sayDays(holidays)}`
    : `:palm_tree: ${mention(by)} removed this channel’s holidays. Standups will no longer be skipped on holidays.`;
}

/** For the person who typed it. */
export function sayHolidaysOutcome(outcome: HolidaysOutcome): string {
  switch (outcome.kind) {
    case 'set':
    case 'removed':
      return 'Done. The channel sees it.';
    case 'none':
      return 'This channel has no holidays. Set them with `/pika standup holidays https://…`, the address of a calendar (iCalendar).';
    case 'refused':
      return `${outcome.reason} Nothing changed.`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    case 'not_a_spender':
      return sayNotASpender(outcome);
    default:
      return outcome satisfies never;
  }
}

/** Where they come from, and the next ones. */
export function sayHolidays(holidays: Holidays): string {
  const trouble = holidays.problem
    ? ` I couldn’t read it lately (${quote(holidays.problem, 200)}). Using the last version I could read.`
    : '';
  return `:palm_tree: Holidays from a calendar at ${quote(holidays.label, 100)}, set by ${mention(holidays.setBy)}. ${sayDays(holidays)}${trouble}`;
}

function sayDays({ days, lastOkAt }: Holidays): string {
  const names = Object.entries(days).sort(([one], [other]) => one.localeCompare(other));
  if (names.length === 0) return 'It has no all-day events in the next year.';
  const first = names.slice(0, 3).map(([date, name]) => `${sayDay(date, lastOkAt)} (${quote(name, 80)})`);
  return `${plural(names.length, 'day')} in the next year, starting with ${first.join(', ')}.`;
}
