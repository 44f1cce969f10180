import { RRuleTemporal } from 'rrule-temporal';
import { cronDates, dayCodes, readCron } from './cron.ts';
import type { Rule } from './rule.ts';
import { dateAt, momentOrNext } from './wall-time.ts';

const dayMs = 86_400_000;
/** How far ahead a rule is searched: 29 February can be eight years away. */
const horizonMs = 40 * 366 * dayMs;

/**
 * The first `count` moments after `after` when a rule occurs on the clocks of a zone. A time that clocks skip is the
 * moment after the gap; one that they show twice is the first. Two times that fall together are one. Returns fewer
 * than `count` where there are no more.
 */
export function nextTimes(rule: Rule, timeZone: string, after: Date, count: number): Date[] {
  const found: Date[] = [];
  for (const at of timesAfter(rule, timeZone, after)) if (found.push(at) >= count) break;
  return found;
}

/** The same without an end; `isLeftOut` skips whole dates. */
export function* timesAfter(
  rule: Rule,
  timeZone: string,
  after: Date,
  isLeftOut: (date: string) => boolean = () => false,
): Generator<Date> {
  const times = timesOf(rule);
  let last = after;
  // A zone can skip a date, so the day before may still reach past `after`.
  for (const date of datesFrom(rule, daysLater(dateAt(after, timeZone), -1))) {
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

/** Counts the occurrences in the `days` calendar days that follow the day of `after`. */
export function timesWithin(rule: Rule, timeZone: string, after: Date, days: number): number {
  const today = dateAt(after, timeZone);
  const end = daysLater(today, days);
  let count = 0;
  for (const date of datesFrom(rule, daysLater(today, 1))) {
    if (date > end) break;
    count += 1;
  }
  return count * timesOf(rule).length;
}

/** Anchors an every-N-weeks rule at the first week with an occurrence left, unless it has an anchor. */
export function startingAt(rule: Rule, timeZone: string, now: Date): Rule {
  if (rule.kind !== 'weekly' || rule.every === 1 || rule.anchor !== null) return rule;
  const first = nextTime({ ...rule, every: 1 }, timeZone, now);
  return { ...rule, anchor: dateAt(first ?? now, timeZone) };
}

/** Minutes after midnight at which a rule occurs, ascending. */
export function timesOf(rule: Rule): readonly number[] {
  if (rule.kind !== 'cron') return rule.times;
  const read = readCron(rule.fields);
  if (read.kind !== 'cron') return [];
  const { hours, minutes } = read.cron;
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
}

export function clock(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/**
 * The dates of a rule, ascending, the first of them not before `from`. They are counted in UTC, where every date has
 * one midnight: the zone only decides when on that date it is time (RFC 5545 would drop a time that clocks skip).
 */
function* datesFrom(rule: Rule, from: string): Generator<string> {
  const until = stamp(new Date(Date.parse(from) + horizonMs).toISOString());
  const start = stamp(rule.kind === 'weekly' ? weekOfTurn(rule, from) : from);
  const recurrences = recurrencesOf(rule).map(
    (parts) => new RRuleTemporal({ rruleString: `DTSTART:${start}\nRRULE:${parts};UNTIL=${until}` }),
  );
  let last = new Date(Date.parse(from) - 1);
  while (true) {
    const next = recurrences.flatMap((one) => one.next(last)?.epochMilliseconds ?? []);
    if (next.length === 0) return;
    last = new Date(Math.min(...next));
    yield last.toISOString().slice(0, 10);
  }
}

/** A rule's dates as RFC 5545 writes them; a date counts if any of these has it. */
function recurrencesOf(rule: Rule): string[] {
  switch (rule.kind) {
    case 'weekly':
      return [`FREQ=WEEKLY;WKST=MO;INTERVAL=${rule.every};BYDAY=${rule.days.map((day) => dayCodes[day])}`];
    case 'monthly': {
      const { on } = rule;
      const part =
        'day' in on ? `BYMONTHDAY=${fromEnd(on.day)}` : `BYDAY=${fromEnd(on.nth)}${dayCodes[on.weekday]}`;
      return [`FREQ=MONTHLY;${part}`];
    }
    case 'cron': {
      const read = readCron(rule.fields);
      return read.kind === 'cron' ? cronDates(read.cron) : [];
    }
    default:
      return rule satisfies never;
  }
}

function fromEnd(nth: number | 'last'): number {
  return nth === 'last' ? -1 : nth;
}

/** The latest date up to `from` that is in one of the rule's own weeks. */
function weekOfTurn({ every, anchor }: Extract<Rule, { kind: 'weekly' }>, from: string): string {
  const known = anchor ?? '1970-01-01';
  const daysApart = (Date.parse(from) - Date.parse(known)) / dayMs;
  return daysLater(known, Math.floor(daysApart / (7 * every)) * 7 * every);
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** `20261203T000000Z` */
function stamp(date: string): string {
  return `${date.slice(0, 10).replaceAll('-', '')}T000000Z`;
}
