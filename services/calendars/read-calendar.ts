import type { Transact } from '../meetings/ports/unit.ts';
import { type Calendar, later, calendarTiming as timing } from './calendar.ts';
import { forgetCalendar } from './forget-calendar.ts';
import { type Merge, mergeRead } from './merge.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { type Reading, readSource, type SourceDeps } from './read-source.ts';
import { readingProblems } from './reading-problems.ts';
import type { SendDeps } from './send-event.ts';
import { settleChange } from './settle-change.ts';

export type ReadCalendarDeps = SendDeps &
  SourceDeps & {
    transact: Transact<CalendarsUnit>;
    newId: () => string;
    /** Whether an error is a passing one of the database. */
    isPassing: (error: unknown) => boolean;
  };

/**
 * Reads a calendar if that is due, and saves what changed. However often and in however many processes it is called, the
 * calendar is read once. A failed read keeps the last version.
 */
export const readCalendar =
  (deps: ReadCalendarDeps) =>
  async (calendarId: string, signal: AbortSignal): Promise<void> => {
    const claimed = await deps.transact((unit) => claim(unit, calendarId));
    if (!claimed) return;
    const reading = await readSource(deps, claimed.calendar, claimed.now, signal);
    // Stopping: the lease runs out soon, and the next process reads it.
    if (signal.aborted) return;
    const take = (read: Reading) => deps.transact((unit) => takeOver(deps, unit, claimed.calendar, read));
    try {
      await take(reading);
    } catch (error) {
      // It would fail the same way each time: tell the owner, and let the worker log it.
      if (!deps.isPassing(error)) await take({ kind: 'failed', reason: readingProblems.not_saved });
      throw error;
    }
  };

/** Leases the calendar for one read; if this process dies, another may claim it two minutes later. */
async function claim(
  unit: CalendarsUnit,
  calendarId: string,
): Promise<{ calendar: Calendar; now: Date } | null> {
  const found = await unit.calendars.lock(calendarId);
  if (!found?.nextReadAt || found.removedAt || found.nextReadAt > unit.now) return null;
  if (found.readingUntil && found.readingUntil > unit.now) return null;
  const nextReadAt = later(unit.now, timing.readAgainAfterMs);
  const calendar = { ...found, nextReadAt, readingUntil: nextReadAt, readings: found.readings + 1 };
  await unit.calendars.replace(found, calendar);
  return { calendar, now: unit.now };
}

async function takeOver(
  deps: ReadCalendarDeps,
  unit: CalendarsUnit,
  claimed: Calendar,
  reading: Reading,
): Promise<void> {
  const { id } = claimed;
  const calendar = await unit.calendars.lock(id);
  if (!calendar || calendar.removedAt || calendar.readings !== claimed.readings) return;
  if (reading.kind === 'not_member') return forgetCalendar(unit, calendar);
  const read = { ...calendar, lastReadAt: unit.now, readingUntil: null };
  const after =
    reading.kind === 'failed'
      ? await failed(unit, read, reading)
      : await taken(deps, unit, calendar, read, reading);
  const nextReadAt = after.failingSince ? after.nextReadAt : later(unit.now, timing.readEveryMs);
  await unit.calendars.replace(calendar, { ...after, nextReadAt });
  await unit.calendars.removeEvents(id, later(unit.now, -timing.keptForMs));
  await unit.calendars.rewake(id);
  await unit.calendars.readBeforeStarts(id);
}

/** Saves a successful read, and returns the calendar as it now is. */
async function taken(
  deps: ReadCalendarDeps,
  unit: CalendarsUnit,
  before: Calendar,
  read: Calendar,
  reading: Extract<Reading, { kind: 'read' | 'unchanged' }>,
): Promise<Calendar> {
  const { mark } = reading;
  const well = { ...read, mark, lastOkAt: unit.now, failingSince: null, problem: null, toldAt: null };
  if (reading.kind === 'unchanged') {
    if (before.toldAt) await unit.calendars.notifier.tellRecovered(well);
    return well;
  }
  const merge = await merged(deps, unit, before, reading);
  const label = before.kind === 'google' && reading.email ? reading.email : before.label;
  const known = { ...well, label, knownUntil: reading.window.to, unreadable: reading.unreadable };
  if (!before.lastOkAt) await unit.calendars.notifier.tellFirst(known, merge.added.length);
  else if (before.toldAt) await unit.calendars.notifier.tellRecovered(known);
  return known;
}

async function merged(
  { newId, ...deps }: ReadCalendarDeps,
  unit: CalendarsUnit,
  calendar: Calendar,
  { occurrences, window, email }: Extract<Reading, { kind: 'read' }>,
): Promise<Merge> {
  const known = await unit.calendars.events(calendar.id);
  const merge = mergeRead({ calendar, known, occurrences, window, email, now: unit.now, newId });
  await unit.calendars.insertEvents(merge.added);
  // Lock order: the team before its meetings, which are then changed one by one.
  if (merge.changed.some(({ after }) => after.meetingId)) await unit.lockTeam(calendar.teamId);
  for (const change of merge.changed) {
    await unit.calendars.replaceEvent(change);
    await settleChange(deps, unit, calendar, change);
  }
  return merge;
}

/** A new calendar's first failure is told at once, since its owner is waiting; later ones after an hour. */
async function failed(
  unit: CalendarsUnit,
  read: Calendar,
  { reason, bySlack = false, isHeavy = false }: Extract<Reading, { kind: 'failed' }>,
): Promise<Calendar> {
  const failingSince = read.failingSince ?? unit.now;
  const isLong = unit.now.getTime() - failingSince.getTime() >= timing.tellAfterMs;
  const isNew = read.lastOkAt === null && !bySlack;
  const tells = !read.toldAt && (isLong || isNew);
  const after = isHeavy ? timing.readHeavyAfterMs : bySlack ? timing.readAgainAfterMs : timing.readEveryMs;
  const toldAt = tells ? unit.now : read.toldAt;
  const nextReadAt = later(unit.now, after);
  const troubled = { ...read, problem: reason, failingSince, nextReadAt, toldAt };
  if (tells) await unit.calendars.notifier.tellTrouble(troubled);
  return troubled;
}
