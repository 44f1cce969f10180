import type { Occurrence, Window } from '../../calendars/feed/occurrence.ts';
import { oneLine } from '../../common/one-line.ts';
import { dateAt } from '../../times/wall-time.ts';

/** Names of days on which standups are left out, by date: `2026-12-25`. */
export type HolidayNames = Readonly<Record<string, string>>;

/** Where a channel's holidays come from, and what is known of them. */
export type Holidays = {
  readonly teamId: string;
  readonly channelId: string;
  /** Its host: all that anyone is shown of the address. */
  readonly label: string;
  /** Sealed. */
  readonly address: string;
  readonly etag: string | null;
  readonly days: HolidayNames;
  readonly setBy: string;
  readonly setAt: Date;
  readonly lastOkAt: Date;
  /** Why it couldn't be read lately, without the address; what was known counts. */
  readonly problem: string | null;
  readonly nextReadAt: Date;
};

const dayMs = 86_400_000;
const maxDays = { ahead: 400, ofEvent: 31, days: 500 } as const;

/** What is looked at for them: a year from now, and what may have begun before. */
export function holidayWindow(now: Date): Window {
  return {
    from: new Date(now.getTime() - maxDays.ofEvent * dayMs),
    to: new Date(now.getTime() + maxDays.ahead * dayMs),
  };
}

/** The whole days of a calendar read in UTC. A holiday is a date, the same in every zone. */
export function holidaysAmong(occurrences: readonly Occurrence[], now: Date): HolidayNames {
  const named = occurrences.filter(({ allDay, cancelled }) => allDay && !cancelled);
  const days = named.flatMap(({ start, end, title }) => {
    const length = Math.min(
      Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs)),
      maxDays.ofEvent,
    );
    return Array.from({ length }, (_, day): [string, string] => [
      new Date(start.getTime() + day * dayMs).toISOString().slice(0, 10),
      oneLine(title, 80) || 'a holiday',
    ]);
  });
  const today = new Date(now.getTime() - dayMs).toISOString().slice(0, 10);
  return Object.fromEntries(days.filter(([date]) => date >= today).slice(0, maxDays.days));
}

/** Whether a moment is on a holiday where its standup is. */
export function isHoliday(days: HolidayNames, at: Date, timeZone: string): boolean {
  return Object.hasOwn(days, dateAt(at, timeZone));
}
