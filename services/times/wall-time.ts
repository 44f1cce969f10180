import { Temporal } from 'temporal-polyfill';

/** Whether a name is one of the IANA time zones. An offset such as `+01:00` isn't: it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment when clocks in a zone show `2026-12-03T15:00`. Where they show it twice: the first. Null where they skip
 * it, and for what is no date and time.
 */
export function momentOf(wallTime: string, timeZone: string): Date | null {
  const written = plainIn(wallTime);
  if (!written) return null;
  const shown = written.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return shown.toPlainDateTime().equals(written) ? dateOf(shown) : null;
}

/** The same, but a time that clocks skip is the moment after the gap. */
export function momentOrNext(wallTime: string, timeZone: string): Date {
  const written = plainIn(wallTime);
  if (!written) return new Date(Number.NaN);
  // For a skipped time this is as long before the gap as that time is after the gap's begin.
  const shown = written.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !shown.toPlainDateTime().equals(written);
  return dateOf((isSkipped && shown.getTimeZoneTransition('next')) || shown);
}

/** The same, but a time that clocks skip is counted as they went before the gap (RFC 5545, 3.3.5). */
export function momentInCalendar(wallTime: string, timeZone: string): Date {
  const shown = plainIn(wallTime)?.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return shown ? dateOf(shown) : new Date(Number.NaN);
}

/** The day that calendars in a zone show: `2026-12-03`. */
export function dateAt(moment: Date, timeZone: string): string {
  return clockAt(moment, timeZone).slice(0, 10);
}

/** What clocks in a zone show: `2026-12-03T15:00:00`. */
export function clockAt(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/** `Thursday 3 December 2026, 15:00 to 15:30 (Europe/Berlin)` */
export function periodInWords(start: Date, end: Date, timeZone: string): string {
  const shown = { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  // Whether a comma follows the weekday differs from one version of ICU to the next.
  const day = start.toLocaleDateString('en-GB', shown).replace(',', '');
  const clock = (moment: Date) => clockAt(moment, timeZone).slice(11, 16);
  return `${day}, ${clock(start)} to ${clock(end)} (${timeZone})`;
}

function plainIn(wallTime: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(wallTime);
  } catch {
    return null;
  }
}

function dateOf(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
