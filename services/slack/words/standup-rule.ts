import { readCron } from '../../times/cron.ts';
import { clock } from '../../times/next-times.ts';
import { type Nth, type Rule, type Weekday, weekdaySchema } from '../../times/rule.ts';
import { cap, escapeText } from '../mrkdwn.ts';

export const dayNames: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** `every other Friday at 14:00`, on clocks that `sayRuleIn` names. */
export function sayRule(rule: Rule): string {
  switch (rule.kind) {
    case 'weekly':
      return `${sayDays(rule.days, rule.every)} at ${sayTimes(rule.times)}`;
    case 'monthly':
      return `the ${sayMonthly(rule.on)} at ${sayTimes(rule.times)}`;
    case 'cron':
      return `\`cron ${cap(escapeText(rule.fields), 100)}\`${sayCronDays(rule.fields)}`;
    default:
      return rule satisfies never;
  }
}

/** Of a cron expression with dates and weekdays: whether they have to agree, which two characters decide. */
function sayCronDays(fields: string): string {
  const read = readCron(fields);
  if (read.kind !== 'cron' || read.cron.days.length > 30 || read.cron.weekdays.length > 6) return '';
  const { days, weekdays, bothDays } = read.cron;
  const names = weekdays.map((day) => dayNames[weekdaySchema.parse(day || 7)]).join(' or ');
  const dates = days.length > 4 ? [...days.slice(0, 3), '…', days.at(-1)].join(', ') : days.join(', ');
  const all = `${days.length > 1 ? 'dates' : 'date'} ${dates}`;
  return bothDays ? ` (${names}, only on ${all})` : ` (${names}, and also on ${all})`;
}

/** The same as someone would type it. */
export function typeRule(rule: Rule): string {
  return rule.kind === 'cron' ? `cron ${rule.fields}` : sayRule(rule);
}

/** `every other Friday at 14:00, Europe/Berlin` */
export function sayRuleIn(rule: Rule, timeZone: string): string {
  return `${sayRule(rule)}, ${timeZone}`;
}

const wholes: ReadonlyMap<string, string> = new Map([
  ['1234567', 'every day'],
  ['12345', 'weekdays'],
  ['67', 'weekends'],
]);

/** `weekdays`, `every Monday and Wednesday`, `every 3 weeks on Friday`. */
export function sayDays(days: readonly Weekday[], every: number): string {
  const isWeekly = every === 1;
  const together = isWeekly ? wholes.get(days.join('')) : undefined;
  if (together) return together;
  const names = list(days.map((day) => dayNames[day]));
  if (every > 2) return `every ${every} weeks on ${names}`;
  return `${isWeekly ? 'every' : 'every other'} ${names}`;
}

export function sayTimes(times: readonly number[]): string {
  return list(times.map(clock));
}

type Monthly = Extract<Rule, { kind: 'monthly' }>['on'];

function sayMonthly(on: Monthly): string {
  if ('nth' in on) return `${sayNth(on.nth)} ${dayNames[on.weekday]} of every month`;
  if (on.day === 'last') return 'last day of every month';
  const some = on.day > 28 ? 'every month that has one' : 'every month';
  return `${ordinal(on.day)} of ${some}`;
}

export function sayNth(nth: Nth): string {
  return nth === 'last' ? 'last' : (nthNames[nth - 1] ?? ordinal(nth));
}

const nthNames = ['first', 'second', 'third', 'fourth', 'fifth'];

function ordinal(value: number): string {
  const teens = value % 100 > 10 && value % 100 < 14;
  return `${value}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
