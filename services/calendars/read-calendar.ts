import type { Transact } from '../meetings/ports/unit.ts';
import { type Calendar, later, calendarTiming as timing } from './calendar.ts';
import { forgetCalendar } from './forget-calendar.ts';
import { type Merge, mergeRead } from './merge.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { type Reading, readSource, type SourceDeps } from './read-source.ts';
import type { SendDeps } from './send-event.ts';
import { settleChange } from './settle-change.ts';

export type ReadCalendarDeps = SendDeps &
  SourceDeps & {
    transact: Transact<CalendarsUnit>;
    newId: () => string;
    /** Whether an error is the database's, and over on its own. */
    isPassing: (error: unknown) => boolean;
  };

/**
 * Reads a calendar, if that is due, and takes over what has changed: called any number of times and in any number of
 * processes, it is read once. What can't be read changes nothing of what is known.
 */
export const readCalendar =
  (deps: ReadCalendarDeps) =>
  async (calendarId: string, signal: AbortSignal): Promise<void> => {
    const claimed = await deps.transact((unit) => claim(unit, calendarId));
    if (!claimed) return;
    const reading = await readSource(deps, claimed.calendar, claimed.now, signal);
    // Stopping: the next process reads it, since it is read again soon.
    if (signal.aborted) return;
    const take = (read: Reading) => deps.transact((unit) => takeOver(deps, unit, claimed.calendar, read));
    try {
      await take(reading);
    } catch (error) {
      // It would be the same each time. Its person is told, and the log has it as any failure of ours.
      if (!deps.isPassing(error)) await take({ kind: 'failed', reason: notKept });
      throw error;
    }
  };

const notKept =
  'Stand-in failed to save something in it. That’s our bug; your admin will find it in the log.';

/** Whoever claims it dies at worst: then it may be claimed again soon. */
async function claim(
  unit: CalendarsUnit,
  calendarId: string,
): Promise<{ calendar: Calendar; now: Date } | null> {
  const found = await unit.calendars.lock(calendarId);
  if (!found?.nextReadAt || found.removedAt || found.nextReadAt > unit.now) return null;
  if (found.readingUntil && found.readingUntil > unit.now) return null;
  const nextReadAt = later(unit.now, timing.readAgainAfter);
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
  const nextReadAt = after.failingSince ? after.nextReadAt : later(unit.now, timing.readEvery);
  await unit.calendars.replace(calendar, { ...after, nextReadAt });
  await unit.calendars.removeEvents(id, later(unit.now, -timing.keptFor));
  await unit.calendars.rewake(id);
  await unit.calendars.readBeforeStarts(id);
}

/** What was read well, with what it changes. */
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
    if (before.toldAt) await unit.calendars.voice.tellRecovered(well);
    return well;
  }
  const merge = await merged(deps, unit, before, reading);
  const label = before.kind === 'google' && reading.email ? reading.email : before.label;
  const known = { ...well, label, knownUntil: reading.window.to };
  if (!before.lastOkAt) await unit.calendars.voice.tellFirst(known, merge.added.length);
  else if (before.toldAt) await unit.calendars.voice.tellRecovered(known);
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
  // Before the first of its meetings, which are then changed one by one.
  if (merge.changed.some(({ after }) => after.meetingId)) await unit.lockTeam(calendar.teamId);
  for (const change of merge.changed) {
    await unit.calendars.replaceEvent(change);
    await settleChange(deps, unit, calendar, change);
  }
  return merge;
}

/** The first failure of a new calendar is told at once: its person waits for it. */
async function failed(
  unit: CalendarsUnit,
  read: Calendar,
  { reason, bySlack = false, isHeavy = false }: Extract<Reading, { kind: 'failed' }>,
): Promise<Calendar> {
  const failingSince = read.failingSince ?? unit.now;
  const isLong = unit.now.getTime() - failingSince.getTime() >= timing.tellAfter;
  const isNew = read.lastOkAt === null && !bySlack;
  const tells = !read.toldAt && (isLong || isNew);
  const after = isHeavy ? timing.readHeavyAfter : bySlack ? timing.readAgainAfter : timing.readEvery;
  const toldAt = tells ? unit.now : read.toldAt;
  const nextReadAt = later(unit.now, after);
  const troubled = { ...read, problem: reason, failingSince, nextReadAt, toldAt };
  if (tells) await unit.calendars.voice.tellTrouble(troubled);
  return troubled;
}
