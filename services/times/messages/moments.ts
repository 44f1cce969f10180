import { dateAt, momentOrNext } from '../wall-time.ts';
import type { ClockTime, Start } from './found-times.ts';

const aDay = 86_400_000;
const aMinute = 60_000;

/**
 * The moments that a start may mean: several where its zone isn't known. A clock's time that is skipped there is the
 * first after the gap; one that is shown twice is the first.
 */
export function momentsOf(start: Start, now: Date, timeZone: string): Date[] {
  if (start.kind === 'from_now') return [new Date(now.getTime() + start.milliseconds)];
  const { zone } = start;
  const among = (zones: readonly string[]) =>
    distinct(zones.flatMap((name) => clockIn(start, now, name, timeZone)));
  switch (zone.kind) {
    case 'here':
    case 'unknown':
      return among([timeZone]);
    case 'there':
      return among([zone.timeZone]);
    case 'offset':
      return [atOffset(start, now, zone.minutes)];
    case 'several': {
      const [here] = among([timeZone]);
      const all = among(zone.zones);
      return here && all.some((moment) => moment.getTime() === here.getTime()) ? [here] : all;
    }
    case 'maybe':
      return among([...zone.zones, timeZone]);
    default:
      return zone satisfies never;
  }
}

/** Where it's another day there than with the writer, `tomorrow` may be either's. */
function clockIn({ date, dated, time }: ClockTime, now: Date, zone: string, writers: string): Date[] {
  const [today, writersToday] = [dateAt(now, zone), dateAt(now, writers)];
  const apart = Math.round((Date.parse(today) - Date.parse(writersToday)) / aDay);
  const isMovable = apart !== 0 && (dated === 'not' || dated === 'from_today');
  const days = isMovable ? [...(dated === 'not' ? [] : [date]), dateAfter(date, apart)] : [date];
  return days.map((day) => momentOrNext(`${day}T${time}`, zone));
}

function atOffset({ date, dated, time }: ClockTime, now: Date, minutes: number): Date {
  const offset = minutes * aMinute;
  const day = dated === 'not' ? new Date(now.getTime() + offset).toISOString().slice(0, 10) : date;
  return new Date(Date.parse(`${day}T${time}Z`) - offset);
}

/** The same time of another day. */
export function daysLater(start: ClockTime, days: number): ClockTime {
  return { ...start, date: dateAfter(start.date, days) };
}

/** Twelve hours after. */
export function otherHalf(start: ClockTime): ClockTime {
  const hour = Number(start.time.slice(0, 2));
  const time = `${String((hour + 12) % 24).padStart(2, '0')}${start.time.slice(2)}`;
  return { ...(hour < 12 ? start : daysLater(start, 1)), time };
}

/** Of `17:15` the same day's `05:15`. */
export function earlierHalf(start: ClockTime): ClockTime {
  const hour = String((Number(start.time.slice(0, 2)) + 12) % 24).padStart(2, '0');
  return { ...start, time: `${hour}${start.time.slice(2)}` };
}

export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * aDay).toISOString().slice(0, 10);
}

export function distinct(moments: readonly Date[]): Date[] {
  return [...new Map(moments.map((moment) => [moment.getTime(), moment])).values()];
}
