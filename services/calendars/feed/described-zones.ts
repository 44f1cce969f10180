import { plainLabel } from '../../times/zone-labels.ts';
import type { Component } from './components.ts';
import { propertiesOf, textOf } from './property.ts';
import { endsAfter, type Recurrence, readRecurrence, recurrencesIn } from './recurrence.ts';
import { readOffset, timeOf, timesOf } from './times-in.ts';

const dayMs = 86_400_000;

/** A change of clocks (RFC 5545, 3.6.5). Offsets in milliseconds; `begins` on the clocks before it. */
export type Observance = {
  begins: number;
  dates: readonly number[];
  rule: Recurrence | null;
  from: number;
  to: number;
};

/** `place`: the zone's other name, as some programs note it (`X-LIC-LOCATION`). */
export type Description = { place: string; observances: Observance[] };

/** The zones that a calendar describes, by their label in small letters. One may be described in several parts. */
export function describedZones(calendar: Component): Map<string, Description> {
  const zones = new Map<string, Description>();
  for (const zone of calendar.components.filter(({ name }) => name === 'VTIMEZONE')) {
    const label = plainLabel(textOf(zone, 'TZID')).toLowerCase();
    const known = zones.get(label);
    const observances = [
      ...(known?.observances ?? []),
      ...zone.components.flatMap((one) => observanceOf(one) ?? []),
    ];
    const place = known?.place || textOf(zone, 'X-LIC-LOCATION') || textOf(zone, 'TZID-ALIAS-OF');
    if (label) zones.set(label, { place, observances });
  }
  return zones;
}

function observanceOf(component: Component): Observance | null {
  if (!/^(STANDARD|DAYLIGHT)$/.test(component.name)) return null;
  const to = readOffset(textOf(component, 'TZOFFSETTO'));
  if (to === null) return null;
  const from = readOffset(textOf(component, 'TZOFFSETFROM')) ?? to;
  const [rule] = propertiesOf(component, 'RRULE').flatMap(({ value }) => readRecurrence(value) ?? []);
  const isYearly = /FREQ=YEARLY(;|$)/.test(rule?.parts ?? '');
  // A rule without a begin has always held: since 1970.
  const begins = timeOf(component, 'DTSTART')?.wall ?? (isYearly ? 0 : Number.NEGATIVE_INFINITY);
  const dates = timesOf(component, 'RDATE').map(({ wall }) => wall);
  return { begins, dates, rule: rule && isYearly ? rule : null, from, to };
}

/**
 * How far clocks that show a local time are from UTC: by the latest change before it. Before the first change, as that
 * change found them. A time that clocks skip counts as before the change, one shown twice is the first.
 */
export function offsetAt(observances: readonly Observance[], wall: number): number {
  let latest = { at: Number.NEGATIVE_INFINITY, offset: Number.NaN };
  let first = { at: Number.POSITIVE_INFINITY, offset: 0 };
  for (const observance of observances) {
    const { from, to, begins } = observance;
    const at = latestChange(observance, wall - Math.max(0, to - from));
    if (at !== null && (at >= latest.at || Number.isNaN(latest.offset))) latest = { at, offset: to };
    if (begins < first.at) first = { at: begins, offset: from };
  }
  return Number.isNaN(latest.offset) ? first.offset : latest.offset;
}

function latestChange({ begins, dates, rule, from }: Observance, wall: number): number | null {
  const given = [begins, ...dates].filter((date) => date <= wall);
  if (!rule || begins > wall)
    return given.length > 0 ? given.reduce((one, other) => Math.max(one, other)) : null;
  const isBefore = endsAfter(rule, (at) => new Date(at - from));
  const end = Math.min(wall, (rule.until?.wall ?? wall) + dayMs);
  // One that is counted may have ended long ago.
  const least = rule.parts.includes('COUNT=') ? begins : Math.max(begins, end - 732 * dayMs);
  const changes = recurrencesIn(rule, begins, least, end).filter(isBefore);
  return [...given, ...changes].filter((at) => at <= wall).reduce((one, other) => Math.max(one, other));
}
