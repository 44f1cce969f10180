import type { Transact, Unit } from '../../meetings/ports/unit.ts';
import type { Roster } from '../../notes/ports/roster.ts';
import type { Vault } from '../../notes/ports/vault.ts';
import type { FeedProblem, FeedRead, Window } from '../feed/occurrence.ts';
import { occurrencesIn } from '../feed/occurrences-in.ts';
import type { FeedAnswer, Feeds } from '../ports/feeds.ts';
import { type Calendar, calendarTiming as timing } from './calendar.ts';
import { type Merge, mergeRead } from './merge.ts';
import type { SendDeps } from './send-event.ts';
import { settleChange } from './settle-change.ts';

export type ReadCalendarDeps = SendDeps & {
  transact: Transact;
  feeds: Feeds;
  vault: Vault;
  roster: Pick<Roster, 'members'>;
  newId: () => string;
};

type Reading =
  | {
      kind: 'read';
      read: Extract<FeedRead, { ok: true }>;
      etag: string | null;
      window: Window;
      email: string | null;
    }
  | { kind: 'unchanged' }
  /** `bySlack`: not the calendar's fault. */
  | { kind: 'failed'; reason: string; bySlack?: boolean };

/**
 * Reads a calendar, if that is due, and takes over what has changed: called any number of times and in any number of
 * processes, it is read once. What cannot be read changes nothing of what is known.
 */
export const readCalendar =
  (deps: ReadCalendarDeps) =>
  async (calendarId: string, signal: AbortSignal): Promise<void> => {
    const claimed = await deps.transact((unit) => claim(unit, calendarId));
    if (!claimed) return;
    const reading = await readFeed(deps, claimed.calendar, claimed.now, signal);
    // Stopping: the next process reads it, since it is read again soon.
    if (signal.aborted) return;
    await deps.transact((unit) => takeOver(deps, unit, calendarId, reading));
  };

/** Whoever claims it dies at worst: then it is due again soon. */
async function claim(unit: Unit, calendarId: string): Promise<{ calendar: Calendar; now: Date } | null> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar?.nextReadAt || calendar.removedAt || calendar.nextReadAt > unit.now) return null;
  await unit.calendars.replace(calendar, { ...calendar, nextReadAt: later(unit.now, timing.readAgainAfter) });
  return { calendar, now: unit.now };
}

async function readFeed(
  { feeds, vault, roster }: ReadCalendarDeps,
  calendar: Calendar,
  now: Date,
  signal: AbortSignal,
): Promise<Reading> {
  const address = calendar.address ? vault.open(calendar.address, calendar.id) : null;
  if (!address?.ok) return { kind: 'failed', reason: address?.reason ?? 'Its address is gone.' };
  const { userId } = calendar;
  const [person] = (await roster.members({ channelId: userId, owner: userId })) ?? [];
  // Read without knowing whose it is, its times and who declined would be wrong, and kept for as long as its tag.
  if (!person) return { kind: 'failed', reason: 'Slack does not say just now whose it is.', bySlack: true };
  const answer = await feeds.read(address.value, etagFor(calendar, now), signal);
  if (answer.kind !== 'text') return answer;
  const window = { from: later(now, -timing.behind), to: later(now, timing.ahead) };
  return readingOf(answer, window, person.timeZone ?? 'UTC', person.email);
}

/** Unchanged is not enough once we know too little of what comes. */
function etagFor({ etag, knownUntil }: Calendar, now: Date): string | null {
  return knownUntil && knownUntil > later(now, timing.ahead / 2) ? etag : null;
}

function readingOf(
  { text, etag }: Extract<FeedAnswer, { kind: 'text' }>,
  window: Window,
  timeZone: string,
  email: string | null,
): Reading {
  const read = occurrencesIn(text, window, { timeZone, onlyCalls: true });
  return read.ok
    ? { kind: 'read', read, etag, window, email }
    : { kind: 'failed', reason: problems[read.problem] };
}

const problems: Record<FeedProblem, string> = {
  not_a_calendar: 'What is there is no calendar, but a page or something else.',
  cut_off: 'The calendar broke off in the middle.',
  too_big: 'The calendar is too big: more than 10 MB, 20,000 events, or 50,000 times in two weeks.',
};

async function takeOver(
  deps: ReadCalendarDeps,
  unit: Unit,
  calendarId: string,
  reading: Reading,
): Promise<void> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar || calendar.removedAt) return;
  const { now } = unit;
  const read = { ...calendar, lastReadAt: now, nextReadAt: later(now, timing.readEvery) };
  if (reading.kind === 'failed') return fail(unit, calendar, read, reading);

  const well = { ...read, lastOkAt: now, failingSince: null, problem: null, toldAt: null };
  if (reading.kind === 'read') {
    const { occurrences, until } = reading.read;
    const window = { from: reading.window.from, to: until };
    const known = await unit.calendars.events(calendarId);
    const { newId } = deps;
    const merge = mergeRead({ calendar, known, occurrences, window, email: reading.email, now, newId });
    await apply(deps, unit, calendar, merge);
    await unit.calendars.removeEvents(calendarId, later(now, -timing.keptFor));
    await unit.calendars.replace(calendar, { ...well, etag: reading.etag, knownUntil: until });
    await unit.calendars.rewake(calendarId);
    if (!calendar.lastOkAt) await unit.calendars.voice.tellFirst(calendar, merge.added.length);
  } else {
    await unit.calendars.replace(calendar, well);
  }
  if (calendar.toldAt) await unit.calendars.voice.tellRecovered(calendar);
}

async function apply(
  deps: ReadCalendarDeps,
  unit: Unit,
  calendar: Calendar,
  { added, changed }: Merge,
): Promise<void> {
  await unit.calendars.insertEvents(added);
  // Before the first of its meetings, which are then changed one by one.
  if (changed.some(({ after }) => after.meetingId)) await unit.lockTeam(calendar.teamId);
  for (const change of changed) {
    await unit.calendars.replaceEvent(change);
    await settleChange(deps, unit, calendar, change);
  }
}

/** The first failure of a new calendar is told at once: its person waits for it. */
async function fail(
  unit: Unit,
  before: Calendar,
  read: Calendar,
  { reason, bySlack = false }: Extract<Reading, { kind: 'failed' }>,
): Promise<void> {
  const failingSince = before.failingSince ?? unit.now;
  const isLong = unit.now.getTime() - failingSince.getTime() >= timing.tellAfter;
  const isNew = before.lastReadAt === null && !bySlack;
  const tells = !before.toldAt && (isLong || isNew);
  const nextReadAt = bySlack ? later(unit.now, timing.readAgainAfter) : read.nextReadAt;
  const toldAt = tells ? unit.now : before.toldAt;
  const after = { ...read, problem: reason, failingSince, nextReadAt, toldAt };
  await unit.calendars.replace(before, after);
  if (tells) await unit.calendars.voice.tellTrouble(after);
}

function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}
