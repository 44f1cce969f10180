import type { Component } from './components.ts';
import type { Window } from './occurrence.ts';
import { propertiesOf } from './property.ts';
import { endsAfter, readRecurrence, recurrencesIn } from './recurrence.ts';
import { type CalendarTime, readDuration, readTime, timesOf } from './times-in.ts';
import type { Zones } from './zones.ts';

const dayMs = 86_400_000;

/** Occurrences that a feed may still have. Below zero it has too many, and the search ends. */
export type Budget = { left: number };

/** Where occurrences are looked for. */
export type Placing = { window: Window; zones: Zones; budget: Budget };

/**
 * The starts of a series in a window; a daily series of ten years costs no more than one of a month. Rules count in local
 * time, so that ten o'clock stays ten o'clock across DST.
 */
export function startsIn(event: Component, start: CalendarTime, placing: Placing): Date[] {
  const { window, zones } = placing;
  const walls = (name: string) => wallTimesOf(event, name, start, placing);
  const moment = (wall: number) => Number(zones({ ...start, wall }));
  const dates = (name: string) => datesIn(event, name, start, placing).map(Number);
  const removed = new Set([...walls('EXRULE').map(moment), ...dates('EXDATE')]);
  const moments = new Set([...[start.wall, ...walls('RRULE')].map(moment), ...dates('RDATE')]);
  return [...moments]
    .filter((at) => at >= window.from.getTime() && at < window.to.getTime() && !removed.has(at))
    .map((at) => new Date(at));
}

/** Whether there is a rule that can't be read; of such a series only the start is known. */
export function hasUnreadableRule(event: Component): boolean {
  return propertiesOf(event, 'RRULE').some(({ value }) => !readRecurrence(value));
}

/** Local times, in milliseconds as if UTC, with a day before and after the window: no zone is further from UTC. */
function wallTimesOf(
  event: Component,
  name: string,
  start: CalendarTime,
  { window, zones, budget }: Placing,
): number[] {
  const from = window.from.getTime() - dayMs;
  return propertiesOf(event, name).flatMap(({ value }) => {
    const rule = budget.left < 0 ? null : readRecurrence(value);
    const isBefore = rule && endsAfter(rule, (wall) => zones({ ...start, wall }), start.isDate);
    if (!rule || !isBefore?.(from - dayMs)) return [];
    const found = recurrencesIn(rule, start.wall, from, window.to.getTime() + dayMs);
    budget.left -= found.length;
    return found.filter(isBefore);
  });
}

/** Dates that are added or left out; those far from the window don't matter. */
export function datesIn(
  event: Component,
  name: string,
  start: CalendarTime,
  { window, zones }: Placing,
): Date[] {
  return timesOf(event, name)
    .filter((time) => isNear(time, window))
    .map((time) => momentInSeries(time, start, zones));
}

/** How long added dates are that say so themselves, in milliseconds by their start. */
export function lengthsOfPeriods(
  event: Component,
  start: CalendarTime,
  placing: Placing,
): Map<number, number> {
  const { window, zones } = placing;
  const periods = timesOf(event, 'RDATE').filter((time) => time.ends !== undefined && isNear(time, window));
  return new Map(
    periods.flatMap((time) => {
      const at = Number(momentInSeries(time, start, zones));
      const end = readTime(time.ends ?? '');
      const length = end ? Number(zones({ ...time, ...end }, start)) - at : readDuration(time.ends ?? '');
      return length > 0 ? [[at, length] as const] : [];
    }),
  );
}

/** Whether a time may be in a window, wherever it is. */
export function isNear({ wall }: CalendarTime, { from, to }: Window): boolean {
  return wall >= from.getTime() - 2 * dayMs && wall <= to.getTime() + 2 * dayMs;
}

/**
 * Which occurrence an exception means. A date alone is that day's occurrence; for an all-day series, midnight is that day.
 * Exchange writes exceptions so. Without a zone, it is the series'.
 */
export function momentInSeries(time: CalendarTime, start: CalendarTime, zones: Zones): Date {
  if (time.isUtc && start.isDate) return dayOf(time, start, zones);
  if (time.isDate === start.isDate || time.isUtc) return zones(time, start);
  return zones({ ...start, wall: time.wall - timeOfDay(time) + timeOfDay(start) });
}

/** The day in which a moment is; of midnight in UTC, that date. */
function dayOf(time: CalendarTime, start: CalendarTime, zones: Zones): Date {
  const midnight = time.wall - timeOfDay(time);
  const dayAt = (days: number) => zones({ ...start, wall: midnight + days * dayMs });
  const moment = zones(time);
  if (midnight === time.wall || dayAt(0) > moment) return midnight === time.wall ? dayAt(0) : dayAt(-1);
  return dayAt(1) > moment ? dayAt(0) : dayAt(1);
}

function timeOfDay({ wall }: CalendarTime): number {
  return ((wall % dayMs) + dayMs) % dayMs;
}
