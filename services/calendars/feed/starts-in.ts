import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import type { Window } from './occurrence.ts';
import { type CalendarTime, timesIn, type Zones } from './zones.ts';

const aDay = 86_400_000;

/** Times of rules that a feed may still have. Below zero it has too many, and nothing more is looked for. */
export type Budget = { left: number };

/**
 * When a series has its meetings, those of the window alone: a daily one of ten years costs as much as one of a month.
 * Rules are counted on the clocks of its zone, so that ten o'clock stays ten o'clock when these change.
 */
export function startsIn(
  event: ICAL.Component,
  start: CalendarTime,
  window: Window,
  zones: Zones,
  budget: Budget,
): Date[] {
  const rules = event.getAllProperties('rrule').flatMap((property) => {
    const rule = property.getFirstValue();
    return rule instanceof ICAL.Recur ? [rule] : [];
  });
  const ruled = rules.flatMap((rule) => {
    if (budget.left < 0) return [];
    const walls = wallTimesOf(rule, start, window, zones);
    budget.left -= walls.length;
    return walls;
  });
  const all = [start.wall, ...ruled].map((wall) => zones({ ...start, wall }));
  const added = datesOf(event, 'rdate', start, zones);
  const removed = new Set(datesOf(event, 'exdate', start, zones).map(Number));
  const moments = new Set([...all, ...added].map(Number));
  return [...moments]
    .filter((at) => at >= window.from.getTime() && at < window.to.getTime() && !removed.has(at))
    .map((at) => new Date(at));
}

/** More often than hourly meets nobody. */
const frequencies = new Set(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
/** Nor does that, however it is written: each quarter of an hour. */
const mostADay = 96;

/** What clocks show, in milliseconds as if it were UTC; a day around the window, as no zone is further away. */
function wallTimesOf(rule: ICAL.Recur, start: CalendarTime, window: Window, zones: Zones): number[] {
  if (!frequencies.has(rule.freq) || timesADay(rule) > mostADay) return [];
  const isBefore = untilOf(rule, start, zones);
  const from = window.from.getTime() - aDay;
  if (!isBefore(from - aDay)) return [];
  const text = `DTSTART:${stamp(start.wall)}\nRRULE:${rule.toString().replace(/;?UNTIL=[^;]*/, '')}`;
  const to = new Date(window.to.getTime() + aDay);
  const found = new RRuleTemporal({ rruleString: text }).between(new Date(from), to, true);
  return found.map(({ epochMilliseconds }) => epochMilliseconds).filter(isBefore);
}

/** At most, before any is counted: its days are other lists. */
function timesADay(rule: ICAL.Recur): number {
  const listed = (part: string, otherwise: number) => rule.getComponent(part).length || otherwise;
  const hours = listed('BYHOUR', rule.freq === 'HOURLY' ? 24 : 1);
  return hours * listed('BYMINUTE', 1) * listed('BYSECOND', 1);
}

/** Its end is inclusive: a moment, what clocks show, or a whole day (RFC 5545, 3.3.10). */
function untilOf(rule: ICAL.Recur, start: CalendarTime, zones: Zones): (wall: number) => boolean {
  const { until } = rule;
  if (!until) return () => true;
  const { year, month, day, hour, minute, second } = until;
  const end = Date.UTC(year, month - 1, day, hour, minute, second);
  if (until.isDate) return (wall) => wall < end + aDay;
  if (until.zone?.tzid !== 'UTC') return (wall) => wall <= end;
  // No zone is a day away: the moment counts only near the end.
  return (wall) => wall < end - aDay || (wall <= end + aDay && zones({ ...start, wall }).getTime() <= end);
}

function datesOf(event: ICAL.Component, name: 'rdate' | 'exdate', start: CalendarTime, zones: Zones): Date[] {
  return event
    .getAllProperties(name)
    .flatMap(timesIn)
    .map((time) => momentInSeries(time, start, zones));
}

/**
 * Which of a series' times is meant: by a date alone that day's meeting, by a midnight, where it has whole days, that
 * day. Exchange writes exceptions so.
 */
export function momentInSeries(time: CalendarTime, start: CalendarTime, zones: Zones): Date {
  if (time.isDate === start.isDate || time.isUtc) return zones(time);
  return zones({ ...start, wall: time.wall - timeOfDay(time) + timeOfDay(start) });
}

function timeOfDay({ wall }: CalendarTime): number {
  return ((wall % aDay) + aDay) % aDay;
}

/** `20261203T150000Z` */
function stamp(wall: number): string {
  return `${new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
