import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import type { Window } from './occurrence.ts';
import { type CalendarTime, timesIn, type Zones } from './zones.ts';

const dayMs = 86_400_000;

/** Occurrences that a feed may still have. Below zero it has too many, and the search ends. */
export type Budget = { left: number };

/**
 * The starts of a series in a window; a daily series of ten years costs no more than one of a month. Rules count in local
 * time, so that ten o'clock stays ten o'clock across DST.
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

/** Nobody meets more often than hourly. */
const frequencies = new Set(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
/** Every 15 minutes; BYMINUTE and BYSECOND could ask for more. */
const maxTimesADay = 96;

/** Local times, in milliseconds as if UTC, with a day before and after the window: no zone is further from UTC. */
function wallTimesOf(rule: ICAL.Recur, start: CalendarTime, window: Window, zones: Zones): number[] {
  if (!frequencies.has(rule.freq) || timesADay(rule) > maxTimesADay) return [];
  const isBefore = untilOf(rule, start, zones);
  const from = window.from.getTime() - dayMs;
  if (!isBefore(from - dayMs)) return [];
  const text = `DTSTART:${stamp(start.wall)}\nRRULE:${rule.toString().replace(/;?UNTIL=[^;]*/, '')}`;
  const to = new Date(window.to.getTime() + dayMs);
  const found = new RRuleTemporal({ rruleString: text }).between(new Date(from), to, true);
  return found.map(({ epochMilliseconds }) => epochMilliseconds).filter(isBefore);
}

/** An upper bound, before any occurrence is worked out. */
function timesADay(rule: ICAL.Recur): number {
  const listed = (part: string, otherwise: number) => rule.getComponent(part).length || otherwise;
  const hours = listed('BYHOUR', rule.freq === 'HOURLY' ? 24 : 1);
  return hours * listed('BYMINUTE', 1) * listed('BYSECOND', 1);
}

/** UNTIL is inclusive: a moment, a local time or a whole day (RFC 5545, 3.3.10). */
function untilOf(rule: ICAL.Recur, start: CalendarTime, zones: Zones): (wall: number) => boolean {
  const { until } = rule;
  if (!until) return () => true;
  const { year, month, day, hour, minute, second } = until;
  const end = Date.UTC(year, month - 1, day, hour, minute, second);
  if (until.isDate) return (wall) => wall < end + dayMs;
  if (until.zone?.tzid !== 'UTC') return (wall) => wall <= end;
  // No zone is a day from UTC, so only times near the end need converting.
  return (wall) => wall < end - dayMs || (wall <= end + dayMs && zones({ ...start, wall }).getTime() <= end);
}

function datesOf(event: ICAL.Component, name: 'rdate' | 'exdate', start: CalendarTime, zones: Zones): Date[] {
  return event
    .getAllProperties(name)
    .flatMap(timesIn)
    .map((time) => momentInSeries(time, start, zones));
}

/**
 * Which occurrence an exception means. A date alone is that day's occurrence; for an all-day series, midnight is that day.
 * Exchange writes exceptions so.
 */
export function momentInSeries(time: CalendarTime, start: CalendarTime, zones: Zones): Date {
  if (time.isDate === start.isDate || time.isUtc) return zones(time);
  return zones({ ...start, wall: time.wall - timeOfDay(time) + timeOfDay(start) });
}

function timeOfDay({ wall }: CalendarTime): number {
  return ((wall % dayMs) + dayMs) % dayMs;
}

/** `20261203T150000Z` */
function stamp(wall: number): string {
  return `${new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
