import { RRuleTemporal } from 'rrule-temporal';
import { type CalendarTime, readTime } from './times-in.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A recurrence rule that was read. `parts`: what it says but for its end. */
export type Recurrence = { parts: string; until: Omit<CalendarTime, 'zone'> | null };

/** Nobody meets more often than hourly. */
const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** Every 15 minutes; BYMINUTE and BYSECOND could ask for more. */
const maxTimesADay = 96;

const weekday = /(MO|TU|WE|TH|FR|SA|SU)/;
const nthWeekday = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)/;
const within = (least: number, most: number) => (item: string) => {
  const number = /^[+-]?\d{1,3}$/.test(item) ? Number(item) : Number.NaN;
  return number >= least && number <= most ? [String(number)] : [];
};
const fromEitherEnd = (most: number) => (item: string) =>
  Number(item) === 0 ? [] : within(-most, most)(item);
const positive = (item: string) => (/^0{0,9}[1-9]\d{0,8}$/.test(item) ? [String(Number(item))] : []);

/** What each part may say (RFC 5545, 3.3.10; RFC 7529, 4). */
const readers: Record<string, (item: string) => readonly string[]> = {
  FREQ: (item) => (frequencies.includes(item) ? [item] : []),
  INTERVAL: (item) => (item.length > 5 ? [] : positive(item)),
  COUNT: positive,
  WKST: (item) => weekday.exec(item)?.slice(1, 2) ?? [],
  BYDAY: (item) => {
    const [, nth = '', day] = nthWeekday.exec(item) ?? [];
    return day ? [`${Math.abs(Number(nth)) > 53 ? '' : Number(nth) || ''}${day}`] : [];
  },
  BYMONTH: within(1, 12),
  BYMONTHDAY: fromEitherEnd(31),
  BYYEARDAY: fromEitherEnd(366),
  BYWEEKNO: fromEitherEnd(53),
  BYSETPOS: fromEitherEnd(366),
  BYHOUR: within(0, 23),
  BYMINUTE: within(0, 59),
  BYSECOND: within(0, 59),
  RSCALE: (item) => (/^[A-Z-]{1,20}$/.test(item) ? [item] : []),
  SKIP: (item) => (/^(OMIT|BACKWARD|FORWARD)$/.test(item) ? [item] : []),
};
const lists = /^BY/;

/** A rule without the parts that make no sense; null if it doesn't say how often, or too often. */
export function readRecurrence(value: string): Recurrence | null {
  const parts = new Map<string, readonly string[]>();
  let until: Recurrence['until'] = null;
  for (const part of value.slice(value.lastIndexOf(':') + 1).split(';')) {
    const [name = '', said = ''] = part.replaceAll(/\s/g, '').toUpperCase().split('=', 2);
    if (name === 'UNTIL') until = readTime(said) ?? dayIn(said);
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    const items = read ? [...new Set(said.split(',').flatMap(read))] : [];
    if (items.length > 0) parts.set(name, lists.test(name) ? items : items.slice(0, 1));
  }
  const [frequency = ''] = parts.get('FREQ') ?? [];
  if (!frequency || timesADay(frequency, parts) > maxTimesADay) return null;
  // Only months and years have a second Tuesday.
  const days = parts.get('BYDAY');
  const plain = days?.map((day) => day.slice(-2));
  if (plain && !/MONTHLY|YEARLY/.test(frequency)) parts.set('BYDAY', plain);
  return { parts: [...parts].map(([name, items]) => `${name}=${items}`).join(';'), until };
}

/** A last day that no month has, as in `UNTIL=20270431`: the series still ends. */
function dayIn(said: string): Recurrence['until'] {
  const [, year, month, day] = /^([1-9]\d{3})(\d\d)(\d\d)/.exec(said) ?? [];
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(wall) ? null : { wall, isUtc: false, isDate: true };
}

/** An upper bound, before any occurrence is worked out. */
function timesADay(frequency: string, parts: ReadonlyMap<string, readonly string[]>): number {
  const listed = (part: string, otherwise: number) => parts.get(part)?.length ?? otherwise;
  return listed('BYHOUR', frequency === 'HOURLY' ? 24 : 1) * listed('BYMINUTE', 1) * listed('BYSECOND', 1);
}

/**
 * When a rule occurs on clocks, from one time to another, both included. Its end isn't looked at. The start counts as the first
 * of COUNT occurrences, also where the rule doesn't have it.
 */
export function recurrencesIn({ parts }: Recurrence, start: number, from: number, to: number): number[] {
  const count = /COUNT=(\d+)/.exec(parts)?.[1];
  if (count === undefined || between(parts, start, start, start).length > 0)
    return between(parts, start, from, to);
  if (Number(count) === 1) return [];
  return between(parts.replace(`COUNT=${count}`, `COUNT=${Number(count) - 1}`), start, from, to);
}

function between(parts: string, start: number, from: number, to: number): number[] {
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${stamp(start)}\nRRULE:${parts}` });
  return rule.between(new Date(from), new Date(to), true).map(({ epochMilliseconds }) => epochMilliseconds);
}

/** UNTIL is inclusive: a moment, a local time or a whole day (RFC 5545, 3.3.10). */
export function endsAfter(
  { until }: Recurrence,
  momentOf: (wall: number) => Date,
  isWholeDays = false,
): (wall: number) => boolean {
  if (!until) return () => true;
  const isDate = until.isDate || (isWholeDays && until.isUtc && isEdgeOfDay(until.wall));
  const end = isDate ? Math.floor(until.wall / dayMs) * dayMs : until.wall;
  if (isDate) return (wall) => wall < end + dayMs;
  if (!until.isUtc) return (wall) => wall <= end;
  // No zone is a day from UTC, so only times near the end need converting.
  return (wall) => wall < end - dayMs || (wall <= end + dayMs && momentOf(wall).getTime() <= end);
}

/** `…T000000Z` and `…T235959Z`: nobody's days begin or end then but UTC's, so of whole days their date is meant. */
function isEdgeOfDay(wall: number): boolean {
  return wall % dayMs === 0 || wall % dayMs >= dayMs - minuteMs;
}

/** `20261203T150000Z` */
function stamp(wall: number): string {
  return `${new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
