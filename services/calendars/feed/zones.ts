import { findZone } from '../../times/find-zone.ts';
import { momentInCalendar } from '../../times/wall-time.ts';
import { distanceIn, plainLabel, zoneNamed } from '../../times/zone-labels.ts';
import type { Component } from './components.ts';
import { describedZones, offsetAt } from './described-zones.ts';
import { zoneCalled } from './names-in-languages.ts';
import { posixZone } from './posix-zones.ts';
import { textOf } from './property.ts';
import type { CalendarTime } from './times-in.ts';

/** The moment of a time written in this calendar. One without a zone that is known takes that of `like`. */
export type Zones = {
  (
    time: Pick<CalendarTime, 'wall' | 'zone' | 'isUtc'>,
    like?: Pick<CalendarTime, 'zone' | 'isUtc'> | null,
  ): Date;
  /** Whether its zone can't be told: then the moment is a guess. */
  isUnsure(time: Pick<CalendarTime, 'zone' | 'isUtc'>): boolean;
};

/** The moment when clocks show a local time. */
type Clock = (wall: number) => Date;

/**
 * Zones by the name that IANA or Windows knows, else as the calendar describes them, since descriptions are often of one
 * year alone. Then as POSIX writes them, and by the distance in their label. Times without a zone use the calendar's own zone, or `home`.
 */
export function createZones(calendar: Component, home: string): Zones {
  const described = describedZones(calendar);
  const unsure = new Set<string>();
  // A series asks for the same times again and again.
  const clockOf = remember((label: string): Clock | null => {
    const description = described.get(plainLabel(label).toLowerCase());
    const name = zoneNamed(label) ?? zoneNamed(description?.place ?? '');
    if (name) return remember((wall) => momentOnClocks(wall, name));
    if (description && description.observances.length > 0)
      return remember((wall) => new Date(wall - offsetAt(description.observances, wall)));
    const posix = posixZone(plainLabel(label));
    if (posix?.kind === 'observances')
      return remember((wall) => new Date(wall - offsetAt(posix.observances, wall)));
    if (posix?.kind === 'unsure') {
      unsure.add(label);
      return null;
    }
    const otherwise =
      posix?.timeZone ?? placeOf(label, home) ?? distanceIn(label) ?? zoneCalled(plainLabel(label));
    return otherwise === null ? null : remember((wall) => momentOnClocks(wall, otherwise));
  });
  const atHome = remember((wall: number) => momentOnClocks(wall, home));
  // The second is from a draft, and some plugins of websites write it.
  const named = textOf(calendar, 'X-WR-TIMEZONE') || textOf(calendar, 'TIMEZONE-ID');
  const own = (named && clockOf(named)) || atHome;
  const known = ({ isUtc, zone }: Pick<CalendarTime, 'zone' | 'isUtc'>): Clock | null =>
    isUtc ? (wall) => new Date(wall) : zone === null ? null : clockOf(zone);
  const momentOf = ({ wall, ...time }: Parameters<Zones>[0], like?: Parameters<Zones>[1]) =>
    (known(time) ?? (like && known(like)) ?? own)(wall);
  const isUnsure: Zones['isUnsure'] = (time) =>
    known(time) === null && time.zone !== null && unsure.has(time.zone);
  return Object.assign(momentOf, { isUnsure });
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : find(key);
    known.set(key, value);
    return value;
  };
}

/** What people call a zone: letters such as `PST`. Of several places, the person's own or the most usual. */
function placeOf(label: string, home: string): string | null {
  const found = findZone(plainLabel(label));
  if (found.kind === 'zone') return found.timeZone;
  if (found.kind !== 'several') return null;
  return found.zones.find((zone) => zone === home) ?? found.zones[0] ?? null;
}

function momentOnClocks(wall: number, zone: string): Date {
  return momentInCalendar(new Date(wall).toISOString().slice(0, 19), zone);
}
