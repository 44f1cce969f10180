import { isCronDay, readCron } from './cron.ts';
import type { Nth, Rule } from './rule.ts';
import { dateAt, momentOrNext } from './wall-time.ts';

const aDay = 86_400_000;
/** Days looked ahead: 29 February is at most eight years away. */
const horizon = 366 * 8 + 2;

/**
 * The first moments after `after` when a rule says so on the clocks of a zone. A time that clocks skip counts as the
 * moment after the gap, one that they show twice as its first; two that fall together are one. Fewer than `count`
 * where there are no more.
 */
export function nextTimes(rule: Rule, timeZone: string, after: Date, count: number): Date[] {
  const found: Date[] = [];
  for (const at of timesAfter(rule, timeZone, after)) if (found.push(at) >= count) break;
  return found;
}

/** All of them, as long as somebody asks for more; but for those of dates that are left out. */
export function* timesAfter(
  rule: Rule,
  timeZone: string,
  after: Date,
  isLeftOut: (date: string) => boolean = () => false,
): Generator<Date> {
  const { isOn, times } = patternOf(rule);
  let last = after;
  let day = dayOf(dateAt(after, timeZone)) - 1;
  for (let until = day + horizon; day < until; day += 1) {
    if (!isOn(day)) continue;
    until = day + horizon;
    const date = dateOf(day);
    if (isLeftOut(date)) continue;
    for (const minute of times) {
      const moment = momentOrNext(`${date}T${clock(minute)}`, timeZone);
      if (moment <= last) continue;
      last = moment;
      yield moment;
    }
  }
}

export function nextTime(rule: Rule, timeZone: string, after: Date): Date | null {
  return nextTimes(rule, timeZone, after, 1)[0] ?? null;
}

/** How many there are in so many days after that one, as calendars have them. */
export function timesWithin(rule: Rule, timeZone: string, after: Date, days: number): number {
  const { isOn, times } = patternOf(rule);
  const today = dayOf(dateAt(after, timeZone));
  const met = Array.from({ length: days }, (_, index) => today + index + 1).filter(isOn);
  return met.length * times.length;
}

/** A rule that is not for every week begins with the first week that has a time of it left, unless it has begun. */
export function startingAt(rule: Rule, timeZone: string, now: Date): Rule {
  if (rule.kind !== 'weekly' || rule.every === 1 || rule.anchor !== null) return rule;
  const first = nextTime({ ...rule, every: 1 }, timeZone, now);
  return { ...rule, anchor: dateAt(first ?? now, timeZone) };
}

/** Minutes after midnight at which a rule meets, ascending. */
export function timesOf(rule: Rule): readonly number[] {
  return patternOf(rule).times;
}

export function clock(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

type Pattern = { isOn(day: number): boolean; times: readonly number[] };

function patternOf(rule: Rule): Pattern {
  switch (rule.kind) {
    case 'weekly': {
      const { days, every, times } = rule;
      const from = weekOf(rule.anchor === null ? 0 : dayOf(rule.anchor));
      const isTurn = (day: number) => (weekOf(day) - from) % every === 0;
      return { isOn: (day) => days.some((one) => one === weekdayOf(day)) && isTurn(day), times };
    }
    case 'monthly': {
      const { on, times } = rule;
      return 'day' in on
        ? { isOn: (day) => isDay(on.day, day), times }
        : { isOn: (day) => weekdayOf(day) === on.weekday && isNth(on.nth, day), times };
    }
    case 'cron':
      return cronPattern(rule.fields);
    default:
      return rule satisfies never;
  }
}

function cronPattern(fields: string): Pattern {
  const read = readCron(fields);
  if (read.kind !== 'cron') return { isOn: () => false, times: [] };
  const { cron } = read;
  const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => hour * 60 + minute));
  return {
    isOn: (day) => {
      const date = new Date(day * aDay);
      return isCronDay(cron, date.getUTCMonth() + 1, date.getUTCDate(), weekdayOf(day));
    },
    times: times.sort((a, b) => a - b),
  };
}

function isDay(wanted: number | 'last', day: number): boolean {
  return wanted === 'last' ? monthOf(day + 1) !== monthOf(day) : dayOfMonth(day) === wanted;
}

function isNth(nth: Nth, day: number): boolean {
  return nth === 'last' ? monthOf(day + 7) !== monthOf(day) : Math.ceil(dayOfMonth(day) / 7) === nth;
}

/** Days since 1970 in no zone at all: arithmetic on dates, which DST does not touch. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / aDay;
}

function dateOf(day: number): string {
  return new Date(day * aDay).toISOString().slice(0, 10);
}

/** 1970 began on a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function monthOf(day: number): number {
  return new Date(day * aDay).getUTCMonth();
}

function dayOfMonth(day: number): number {
  return new Date(day * aDay).getUTCDate();
}
