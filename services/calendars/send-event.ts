import type { Meeting } from '../meetings/meeting.ts';
import { type ProposeDeps, proposeIn } from '../meetings/propose.ts';
import { type CalendarEvent, callOf, type Decided } from './calendar.ts';
import { withNextRunAt } from './merge.ts';
import type { PlacedCalendar } from './place.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import type { showCard } from './show-card.ts';

export type SendDeps = {
  proposeDeps: Omit<ProposeDeps, 'transact'>;
  showCard: ReturnType<typeof showCard>;
};

/** Whether the owner may see a meeting's thread; found out before the transaction. */
export type MayRead = (meeting: Meeting) => boolean;

/** One meeting an event, until its decision is reset. */
export function requestKey({ id }: CalendarEvent): string {
  return `calendar:${id}`;
}

/**
 * Schedules an agent for an event, with a card where the rules say; or says who is already joining, as one session covers
 * a call.
 */
export async function sendEvent(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  mayRead: MayRead,
): Promise<CalendarEvent> {
  const { persona } = calendar.rules;
  const channelId = calendar.rules.channelId ?? event.userId;
  const [outcome] = await proposeIn(deps.proposeDeps, unit, {
    key: requestKey(event),
    teamId: event.teamId,
    channelId,
    threadTs: null,
    requestedBy: event.userId,
    via: 'calendar',
    calls: [callOf(event)],
    minutes: null,
    persona: persona ? { id: persona.id, orElse: true } : null,
    byExternal: false,
    // Who may spend may not send in every channel: looked up before it starts, also if that is now.
    held: 'unknown',
    startsAt: event.startsAt,
    opening: event.title || null,
  });
  if (!outcome) return event;
  if (outcome.kind === 'proposed') {
    await unit.briefs.offer(outcome.meeting);
    return finish(deps, unit, calendar, event, 'sent', outcome.meeting.id);
  }
  if (outcome.kind !== 'already') return finish(deps, unit, calendar, event, 'refused');
  return tellAlready(deps, unit, calendar, event, outcome.meeting, mayRead);
}

/** Says that an agent is already joining, with a link if the owner may read that thread. */
export async function tellAlready(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  meeting: Meeting,
  mayRead: MayRead,
): Promise<CalendarEvent> {
  const page = mayRead(meeting) ? await unit.announcer.pageOfThread(meeting) : null;
  return finish(deps, unit, calendar, { ...event, page }, 'already');
}

/** Saves a decision, and updates the card. Without a card, posts one only to tell that an agent is already joining. */
export async function finish(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  decided: Decided,
  meetingId: string | null = null,
): Promise<CalendarEvent> {
  const isNews = decided === 'already';
  const askedAt = event.askedAt ?? (isNews ? unit.now : null);
  const ended = { ...event, decided, decidedAt: unit.now, meetingId, askedAt };
  const after = withNextRunAt(ended, calendar.rules.minutesAhead, unit.now);
  await unit.calendars.replaceEvent({ before: event, after });
  if (decided === 'sent') await unit.calendars.readBeforeStarts(calendar.id);
  if (after.askedAt) await deps.showCard(unit, calendar, after);
  return after;
}
