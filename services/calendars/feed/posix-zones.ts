import { findZone } from '../../times/find-zone.ts';
import { momentOf } from '../../times/wall-time.ts';
import type { Observance } from './described-zones.ts';

/** A zone as POSIX writes it. `unsure`: its words contradict each other, or tell only half. */
export type PosixZone =
  | { kind: 'zone'; timeZone: string }
  | { kind: 'observances'; observances: Observance[] }
  | { kind: 'unsure' };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const maxAwayMs = 15 * hourMs;
/** Whose changes of clocks are worked out. */
const years = Array.from({ length: 80 }, (_, index) => 1990 + index);

const name = '(<[+-]?[a-z0-9]{1,10}>|[a-z]{3,5})';
const distance = '([+-]?\\d{1,2}(?::[0-5]\\d){0,2})';
const written = new RegExp(`^${name}${distance}(?:${name}${distance}?(?:,([^,]+),([^,]+))?)?$`, 'i');

/** Letters that only stand in such zones. */
const more: Readonly<Record<string, string>> = {
  akst: 'America/Anchorage',
  nst: 'America/St_Johns',
  idt: 'Asia/Jerusalem',
};

/**
 * `EST5EDT`, `CET-1CEST,M3.5.0,M10.5.0/3`, `<+03>-3`: what to add to clocks for UTC, so the sign is the other way round. Null
 * if a label is none.
 */
export function posixZone(label: string): PosixZone | null {
  const [, name = '', away = '', summerName, summerAway, begins, ends] = written.exec(label) ?? [];
  // Of these nobody means it as POSIX does.
  if (!name || (/^(utc|gmt)$/i.test(name) && !summerName && /^[+-]/.test(away))) return null;
  const known = [name, summerName ?? ''].flatMap(placesOf);
  // `Zone1` is a label of somebody's own.
  if (known.length === 0 && !/^(<.*>|[A-Z]{3,5})$/.test(name)) return null;
  const winter = -millisecondsOf(away);
  const summer = summerName ? (summerAway ? -millisecondsOf(summerAway) : winter + hourMs) : winter;
  if ([winter, summer].some((one) => Math.abs(one) > maxAwayMs || one % 60_000 !== 0))
    return { kind: 'unsure' };
  const same = known.find((zone) => agrees(zone, winter, summer));
  if (summerName && same) return { kind: 'zone', timeZone: same };
  if (contradicts(name, winter) || contradicts(summerName ?? '', summer)) return { kind: 'unsure' };
  if (!summerName)
    return known.length === 0 || known.some((zone) => distancesOf(zone).includes(winter))
      ? { kind: 'zone', timeZone: offsetName(winter) }
      : { kind: 'unsure' };
  const [toSummer, toWinter] = [changeDates(begins), changeDates(ends)];
  if (known.length > 0 || !toSummer || !toWinter) return { kind: 'unsure' };
  return {
    kind: 'observances',
    observances: [observance(toSummer, winter, summer), observance(toWinter, summer, winter)],
  };
}

function millisecondsOf(away: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = away.replace(/^[+-]/, '').split(':').map(Number);
  const milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  return away.startsWith('-') ? -milliseconds : milliseconds;
}

/** The zones that letters may mean. */
function placesOf(letters: string): string[] {
  const small = letters.toLowerCase();
  const other = Object.hasOwn(more, small) ? more[small] : undefined;
  if (other) return [other];
  const found = /^[a-z]+$/.test(small) ? findZone(small) : null;
  return found?.kind === 'zone' ? [found.timeZone] : found?.kind === 'several' ? found.zones : [];
}

/** Whether a place's clocks are so far from UTC, in this order or, south of the equator, the other. */
function agrees(zone: string, winter: number, summer: number): boolean {
  const found = distancesOf(zone).toSorted((a, b) => a - b);
  return String(found) === String([winter, summer].toSorted((a, b) => a - b));
}

function distancesOf(zone: string): number[] {
  return ['2026-01-15T12:00', '2026-07-15T12:00'].map(
    (wall) => Date.parse(`${wall}Z`) - (momentOf(wall, zone)?.getTime() ?? Number.NaN),
  );
}

/** `<+03>` says itself how far its clocks are from UTC. */
function contradicts(name: string, away: number): boolean {
  const [, sign, hours, minutes = 0] = /^<([+-])(\d\d)(\d\d)?>$/.exec(name) ?? [];
  if (!sign) return false;
  const said = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return (sign === '-' ? -said : said) !== away;
}

function offsetName(away: number): string {
  const clock = new Date(Math.abs(away)).toISOString().slice(11, 16);
  return `${away < 0 ? '-' : '+'}${clock}`;
}

/** `M3.5.0/3`: the last Sunday of March, at three. */
function changeDates(rule: string | undefined): number[] | null {
  const [, month, week, weekday, time = '2'] =
    /^M(\d{1,2})\.([1-5])\.([0-6])(?:\/([+-]?\d{1,3}(?::[0-5]\d){0,2}))?$/i.exec(rule ?? '') ?? [];
  if (!month || Number(month) < 1 || Number(month) > 12) return null;
  return years.map((year) => {
    const first = Date.UTC(year, Number(month) - 1, 1);
    const next = Date.UTC(year, Number(month), 1);
    const to = (Number(weekday) - new Date(first).getUTCDay() + 7) % 7;
    const day = first + (to + (Number(week) - 1) * 7) * dayMs;
    return (day < next ? day : day - 7 * dayMs) + millisecondsOf(time);
  });
}

function observance(dates: readonly number[], from: number, to: number): Observance {
  return { begins: dates[0] ?? 0, dates, rule: null, from, to };
}
