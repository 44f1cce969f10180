import type { Component } from './components.ts';
import { propertiesOf } from './property.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A time as written in a calendar. `wall`: local time, in milliseconds as if UTC. `ends`: of a period, a time or a length. */
export type CalendarTime = {
  wall: number;
  zone: string | null;
  isUtc: boolean;
  isDate: boolean;
  ends?: string;
};

/** A component's time of a name with its zone; null if it has none that can be read. */
export function timeOf(component: Component, name: string): CalendarTime | null {
  return timesOf(component, name)[0] ?? null;
}

/** A component's times of a name, without those that can't be read. */
export function timesOf(component: Component, name: string): CalendarTime[] {
  return propertiesOf(component, name).flatMap(({ params, value }) => {
    const zone = params.get('TZID') || null;
    const isDay = params.get('VALUE')?.toUpperCase() === 'DATE';
    const written = value
      .replaceAll(/["'()\\\s]+/g, ' ')
      .split(/[,;]| (?=\d{8})/)
      .map((part) => part.trim().split('/', 2));
    return written.flatMap(([begins = '', ends]) => {
      const time = readTime(begins);
      const isDate = time?.isDate || (isDay && (time?.wall ?? 0) % dayMs === 0);
      return time ? [{ ...time, zone, isDate, ...(ends ? { ends } : {}) }] : [];
    });
  });
}

const written =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:(?:T|\s{1,3})(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?)?\s{0,3}(Z|[+-]\d\d:?\d\d)?$/i;

/** `20261203T150000`, `20261203T150000Z` and `20261203`; also as ISO 8601 writes them. */
export function readTime(text: string): Omit<CalendarTime, 'zone'> | null {
  const [, year, month, day, hour, minute, second = 0, end = ''] = written.exec(text) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // What is no date would be one of another month.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${day}`)
    return null;
  if (hour === undefined) return { wall: midnight, isUtc: false, isDate: true };
  const minutes = Number(hour) * 60 + Number(minute);
  if (minutes > 24 * 60 || Number(minute) > 59 || Number(second) > 60) return null;
  const wall = midnight + minutes * minuteMs + Number(second) * 1_000;
  const offset = /^z?$/i.test(end) ? 0 : readOffset(end);
  return offset === null ? null : { wall: wall - offset, isUtc: end !== '', isDate: false };
}

/** `+0100` in milliseconds (RFC 5545, 3.3.14); also `+1`, `+01`, `+100` and `GMT+1`. */
export function readOffset(text: string): number | null {
  if (/^(z|utc|gmt)$/i.test(text.trim())) return 0;
  const [, sign, hours, minutes = 0, seconds = 0] =
    /^(?:utc|gmt)?([+-]?)(\d{1,2}?)(?::?([0-5]\d))?(?::?([0-5]\d))?$/i.exec(text.trim()) ?? [];
  if (sign === undefined || Number(hours) > 24) return null;
  const away = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return (sign === '-' ? -away : away) * 1_000;
}

const durations =
  /^([+-]?)P(?:0{1,4}Y)?(?:0{1,4}M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?T?(?:(\d{1,6}(?:\.\d{1,6})?)H)?(?:(\d{1,6}(?:\.\d{1,6})?)M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?$/i;

/** `PT30M` in milliseconds (RFC 5545, 3.3.6; parts of hours as in ISO 8601); zero for what is none, or less. */
export function readDuration(value: string): number {
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] =
    durations.exec(value.trim()) ?? [];
  if (sign !== '' && sign !== '+') return 0;
  const dayCount = Number(weeks) * 7 + Number(days);
  return dayCount * dayMs + (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1_000;
}
