import ICAL from 'ical.js';
import { isTimeZone, momentOf } from '../../times/wall-time.ts';
import { windowsLabels } from './windows-labels.ts';
import { windowsZones } from './windows-zones.ts';

const hourMs = 3_600_000;

/** A time as written in a calendar. `wall`: local time, in milliseconds as if UTC. */
export type CalendarTime = { wall: number; zone: string | null; isUtc: boolean; isDate: boolean };

/** The moment of a time written in this calendar. */
export type Zones = (time: Pick<CalendarTime, 'wall' | 'zone' | 'isUtc'>) => Date;

/**
 * Zones as the calendar defines them, else by their IANA or Windows name. Times without a zone use the calendar's
 * `X-WR-TIMEZONE`, or `home`.
 */
export function createZones(calendar: ICAL.Component, home: string): Zones {
  const described = describedZones(calendar);
  const own = nameOf(String(calendar.getFirstPropertyValue('x-wr-timezone') ?? '')) ?? home;
  // A series asks for the same times again and again.
  const clocksOf = remember((zone: string) => {
    const rules = described.get(zone);
    const name = rules ? '' : (nameOf(zone) ?? own);
    return remember((wall: number) => (rules ? momentBy(rules, wall) : momentOnClocks(wall, name)));
  });
  return ({ wall, zone, isUtc }) => (isUtc ? new Date(wall) : clocksOf(zone ?? own)(wall));
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

function describedZones(calendar: ICAL.Component): Map<string, ICAL.Timezone> {
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  // A zone without rules would pass for UTC.
  return new Map(
    zones.flatMap((zone) => (zone.component?.getFirstSubcomponent() ? [[zone.tzid, zone] as const] : [])),
  );
}

function momentBy(zone: ICAL.Timezone, wall: number): Date {
  const shown = new Date(wall);
  const time = new ICAL.Time(
    {
      year: shown.getUTCFullYear(),
      month: shown.getUTCMonth() + 1,
      day: shown.getUTCDate(),
      hour: shown.getUTCHours(),
      minute: shown.getUTCMinutes(),
      second: shown.getUTCSeconds(),
    },
    zone,
  );
  return new Date(wall - zone.utcOffset(time) * 1_000);
}

function momentOnClocks(wall: number, zone: string): Date {
  const at = (ms: number) => momentOf(new Date(ms).toISOString().slice(0, 19), zone);
  // Clocks may skip it; no zone skips more than an hour but for a change of the date line.
  return at(wall) ?? at(wall + hourMs) ?? new Date(wall);
}

/**
 * The IANA name of a zone, or its offset from UTC. Some programs put a path or an address before it
 * (`/freeassociation.sourceforge.net/Europe/Berlin`, `tzone://Microsoft/Utc`).
 */
function nameOf(zone: string): string | null {
  const label = zone.replace(/^\((UTC|GMT)[^)]*\) /, '');
  const path = zone.split('/');
  const names = [zone, windowsZones[zone], windowsLabels[label], path.slice(-2).join('/'), path.at(-1)];
  return names.find((name) => name !== undefined && isTimeZone(name)) ?? distanceIn(zone);
}

/** `GMT+0100` and `UTC+1` as `+01:00`. */
function distanceIn(zone: string): string | null {
  const [, sign, hours, minutes = '00'] =
    /^(?:GMT|UTC)([+-])(0?\d|1[0-4])(?::?([0-5]\d))?$/i.exec(zone) ?? [];
  return sign && hours ? `${sign}${hours.padStart(2, '0')}:${minutes}` : null;
}

/** A property's time with its zone; null if it has none. */
export function timeIn(property: ICAL.Property | null): CalendarTime | null {
  return (property && timesIn(property)[0]) ?? null;
}

/** A property's times with their zone; none if it can't be read. */
export function timesIn(property: ICAL.Property): CalendarTime[] {
  return valuesIn(property).flatMap(
    (value) => timeOf(property, value instanceof ICAL.Period ? value.start : value) ?? [],
  );
}

function valuesIn(property: ICAL.Property): unknown[] {
  try {
    return property.getValues();
  } catch {
    return [];
  }
}

function timeOf(property: ICAL.Property, value: unknown): CalendarTime | null {
  if (!(value instanceof ICAL.Time)) return null;
  const { year, month, day, hour, minute, second, isDate } = value;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const zone = property.getFirstParameter('tzid') ?? null;
  return Number.isFinite(wall) ? { wall, zone, isUtc: value.zone?.tzid === 'UTC', isDate } : null;
}
