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

/** Who may know of whose threads, asked before the transaction. */
export type MayRead = (meeting: Meeting) => boolean;

/** An event asks for a meeting once, until it is at another time. */
export function requestKey({ id }: CalendarEvent): string {
  return `calendar:${id}`;
}

/**
 * Sends someone to a meeting of a calendar, at its time, with a card of its own where its person wants it: or says who
 * is on the way already. One session a call, whoever asks and however.
 */
export async function sendEvent(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: PlacedCalendar,
  event: CalendarEvent,
  mayRead: MayRead,
): Promise<CalendarEvent> {
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
    byExternal: false,
    startsAt: event.startsAt,
    opening: event.title || null,
  });
  if (!outcome) return event;
  if (outcome.kind === 'proposed') return finish(deps, unit, calendar, event, 'sent', outcome.meeting.id);
  if (outcome.kind !== 'already') return finish(deps, unit, calendar, event, 'refused');
  return tellAlready(deps, unit, calendar, event, outcome.meeting, mayRead);
}

/** Someone is on the way there: says so, and where, to whoever may read it. */
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

/** Nothing more is waited for; the card says what came of it, where there is one, or where there is news. */
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
