import { findActiveMeeting } from '../meetings/find-active-meeting.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { isAnotherTime } from '../meetings/start-of-request.ts';
import type { SpendingDeps } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type Calendar, type CalendarEvent, calendarTiming } from './calendar.ts';
import { notAllowed } from './may-use.ts';
import { withNextRunAt } from './merge.ts';
import { inPlace, type PlacedCalendar, placeOf } from './place.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { resetDecision } from './reset-decision.ts';
import { type Verdict, verdictOf } from './rules.ts';
import { finish, type MayRead, type SendDeps, sendEvent, tellAlready } from './send-event.ts';

export type AttendEventsDeps = SendDeps &
  SpendingDeps & {
    transact: Transact<CalendarsUnit>;
    people: Pick<People, 'standing'>;
  };

/** Asks about each due meeting of a calendar, or sends someone to it; once, however often it is called. */
export const attendEvents =
  (deps: AttendEventsDeps) =>
  async (calendarId: string, signal: AbortSignal): Promise<void> => {
    const due = await deps.transact(async (unit) => {
      await closeMissed(deps, unit, calendarId);
      return unit.calendars.dueEvents(calendarId);
    });
    for (const eventId of due) {
      if (signal.aborted) return;
      await attendEvent(deps, calendarId, eventId);
    }
    await deps.transact(async (unit) => {
      // The lock waits for a read that is being saved: it adds events that count here.
      await unit.calendars.lock(calendarId);
      await unit.calendars.rewake(calendarId);
    });
  };

/** Closes events that started while we were down. One message tells how many someone would have joined. */
async function closeMissed(deps: AttendEventsDeps, unit: CalendarsUnit, calendarId: string): Promise<void> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar || calendar.removedAt) return;
  let missed = 0;
  for (const id of await unit.calendars.dueEvents(calendarId)) {
    const event = await unit.calendars.lockEvent(id);
    if (!event || event.askedAt || !isLate(event, unit.now)) continue;
    const isDuplicate = (await unit.calendars.findDuplicate(event)) !== null;
    const isMissed = !isDuplicate && (await verdictFor(deps, unit, calendar, event)) === 'send';
    await finish(deps, unit, calendar, event, isMissed ? 'missed' : 'unanswered');
    if (isMissed) missed += 1;
  }
  if (missed > 0) await unit.calendars.notifier.tellMissed(calendar, missed);
}

function isLate({ startsAt }: CalendarEvent, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() + calendarTiming.maxLateMs;
}

async function verdictFor(
  { proposeDeps }: AttendEventsDeps,
  unit: CalendarsUnit,
  { rules }: Calendar,
  event: CalendarEvent,
): Promise<Verdict> {
  const series = await unit.calendars.series(event);
  return verdictOf(event, rules, series, proposeDeps.botName);
}

async function attendEvent(deps: AttendEventsDeps, calendarId: string, eventId: string): Promise<void> {
  const { transact, people } = deps;
  const known = await transact(async (unit) => {
    const calendar = await unit.calendars.lock(calendarId);
    const event = await unit.calendars.lockEvent(eventId);
    return calendar && event ? { calendar, event, holder: await holderOf(unit, event) } : null;
  });
  if (!known) return;
  const { userId } = known.calendar;
  const refusal = await notAllowed(deps, known.calendar);
  const place = await placeOf(people, known.calendar);
  // Slack isn't responding: the next look asks again.
  if (refusal?.kind === 'unknown' || place === 'unknown') return;
  const mayRead = await readableBy(people, userId, known.holder);
  await transact(async (unit) => {
    const calendar = await unit.calendars.lock(calendarId);
    const event = await unit.calendars.lockEvent(eventId);
    if (!calendar || calendar.removedAt || !event?.nextRunAt || event.nextRunAt > unit.now) return;
    if (refusal) await finish(deps, unit, calendar, event, 'by_rule');
    else await attend(deps, unit, inPlace(calendar, place), event, mayRead);
  });
}

async function attend(
  deps: AttendEventsDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  mayRead: MayRead,
): Promise<void> {
  // Two processes, or two calendars of one person: the second must see what the first did.
  await unit.lockTeam(event.teamId);
  if (event.decided === 'already') return lookAgain(deps, unit, calendar, event, mayRead);
  if (isLate(event, unit.now) || event.askedAt) return close(deps, unit, calendar, event, mayRead);
  const verdict = await verdictFor(deps, unit, calendar, event);
  if (verdict === 'leave') return void (await finish(deps, unit, calendar, event, 'by_rule'));
  if (await unit.calendars.findDuplicate(event))
    return void (await finish(deps, unit, calendar, event, 'twice'));
  if (verdict === 'send') return void (await sendEvent(deps, unit, calendar, event, mayRead));
  const holder = await holderOf(unit, event);
  // When someone is already joining there is nothing to ask: one agent a call.
  if (holder) return void (await tellAlready(deps, unit, calendar, event, holder, mayRead));
  const { leftChannelId = null } = calendar;
  const asked = withNextRunAt(
    { ...event, askedAt: unit.now, leftChannelId },
    calendar.rules.minutesAhead,
    unit.now,
  );
  await unit.calendars.replaceEvent({ before: event, after: asked });
  await deps.showCard(unit, calendar, asked);
}

/** Soon after the start: if the agent that someone else sent didn't come, ask the owner, or send one as the rules say. */
async function lookAgain(
  deps: AttendEventsDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  mayRead: MayRead,
): Promise<void> {
  if (isLate(event, unit.now) || (await holderOf(unit, event)))
    return unit.calendars.replaceEvent({ before: event, after: { ...event, nextRunAt: null } });
  const again = await resetDecision(unit, calendar.rules, event);
  const verdict = await verdictFor(deps, unit, calendar, event);
  if (verdict === 'ask') {
    await deps.showCard(unit, calendar, event, 'nobody_there');
    return attend(deps, unit, calendar, again, mayRead);
  }
  // Edit the card that said who was joining.
  const told = { ...again, askedAt: event.askedAt };
  if (verdict === 'send') await sendEvent(deps, unit, calendar, told, mayRead);
  else await finish(deps, unit, calendar, told, 'by_rule');
}

/** Stops asking. If someone else's agent has joined meanwhile, the card says so. */
async function close(
  deps: AttendEventsDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  mayRead: MayRead,
): Promise<void> {
  const holder = event.askedAt ? await holderOf(unit, event) : null;
  if (holder) await tellAlready(deps, unit, calendar, event, holder, mayRead);
  else await finish(deps, unit, calendar, event, 'unanswered');
}

/** The meeting that already covers this event's call. */
export function holderOf(unit: CalendarsUnit, event: CalendarEvent): Promise<Meeting | null> {
  return findActiveMeeting(unit, event, isAnotherTime(event.startsAt, unit.now));
}

/** A channel's thread is shown only to its members. */
export async function readableBy(
  people: Pick<People, 'standing'>,
  userId: string,
  holder: Meeting | null,
): Promise<MayRead> {
  if (!holder) return () => false;
  const { id, teamId, channelId, requestedBy } = holder;
  const standing = await people.standing({ teamId, channelId, userId, owner: requestedBy });
  return (meeting) => meeting.id === id && standing === 'member';
}
