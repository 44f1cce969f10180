const aDay = 86_400_000;
const aMinute = 60_000;

/** Whether a name is one of the IANA time zones. An offset such as `+01:00` is none: it does not know of summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment when clocks in a zone show `2026-12-03T15:00`: the first where they show it twice, `null` where they
 * skip it.
 */
export function momentOf(wallTime: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${wallTime}Z`);
  // Whatever the zone does around then, its offset a day earlier or a day later is the one that counts.
  const candidates = [asUtc - aDay, asUtc + aDay].map((near) => asUtc - offsetAt(near, timeZone));
  const shown = candidates.filter((moment) => wallTimeAt(moment, timeZone).startsWith(wallTime));
  return shown.length > 0 ? new Date(Math.min(...shown)) : null;
}

/** The same, but of a time that clocks skip it is the moment after the gap. */
export function momentOrNext(wallTime: string, timeZone: string): Date {
  const shown = momentOf(wallTime, timeZone);
  if (shown) return shown;
  const asUtc = Date.parse(`${wallTime}Z`);
  let before = asUtc - offsetAt(asUtc + aDay, timeZone);
  let after = asUtc - offsetAt(asUtc - aDay, timeZone);
  const offset = offsetAt(after, timeZone);
  while (after - before > aMinute) {
    const middle = before + Math.floor((after - before) / 2 / aMinute) * aMinute;
    if (offsetAt(middle, timeZone) === offset) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/** The day that calendars in a zone show: `2026-12-03`. */
export function dateAt(moment: Date, timeZone: string): string {
  return wallTimeAt(moment.getTime(), timeZone).slice(0, 10);
}

/** What clocks in a zone show: `2026-12-03T15:00:00`. */
export function clockAt(moment: Date, timeZone: string): string {
  return wallTimeAt(moment.getTime(), timeZone);
}

/** `Thursday 3 December 2026, 15:00 to 15:30 (Europe/Berlin)` */
export function periodInWords(start: Date, end: Date, timeZone: string): string {
  const shown = { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  // Whether a comma follows the weekday differs from one version of ICU to the next.
  const day = start.toLocaleDateString('en-GB', shown).replace(',', '');
  const clock = (moment: Date) => wallTimeAt(moment.getTime(), timeZone).slice(11, 16);
  return `${day}, ${clock(start)} to ${clock(end)} (${timeZone})`;
}

function offsetAt(moment: number, timeZone: string): number {
  return Date.parse(`${wallTimeAt(moment, timeZone)}Z`) - Math.floor(moment / 1_000) * 1_000;
}

/** `2026-12-03T15:00:00`: Swedes write dates so. */
function wallTimeAt(moment: number, timeZone: string): string {
  return new Date(moment).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
}
