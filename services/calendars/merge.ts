import { type Calendar, type CalendarEvent, calendarTiming, later } from './calendar.ts';
import { type EventFacts, factsOf, undecided } from './event-of.ts';
import type { Occurrence, Window } from './feed/occurrence.ts';
import { renamedEvents } from './renamed-events.ts';

export type EventChange = { before: CalendarEvent; after: CalendarEvent };
export type Merge = { added: CalendarEvent[]; changed: EventChange[] };

export type MergeInput = {
  calendar: Pick<Calendar, 'id' | 'teamId' | 'userId' | 'rules'>;
  known: readonly CalendarEvent[];
  occurrences: readonly Occurrence[];
  /** What was read; events outside it aren't gone. */
  window: Window;
  email: string | null;
  now: Date;
  newId: () => string;
};

/** What a read changes. Pure. All-day events and those without a call are ignored. */
export function mergeRead({ calendar, known, occurrences, window, email, now, newId }: MergeInput): Merge {
  const { id: calendarId, teamId, userId, rules } = calendar;
  const before = new Map(known.map((event) => [keyOf(event), event]));
  const facts = new Map<string, EventFacts>();
  for (const occurrence of occurrences) {
    if (!occurrence.call || occurrence.allDay) continue;
    const fact = factsOf(occurrence, occurrence.call, email);
    facts.set(keyOf(fact), fact);
  }
  const isGone = (event: CalendarEvent) =>
    !event.cancelled &&
    !facts.has(keyOf(event)) &&
    event.startsAt >= window.from &&
    event.startsAt < window.to;
  const gone = known.filter(isGone);
  const unknown = [...facts].flatMap(([key, fact]) => (before.has(key) || fact.cancelled ? [] : [fact]));
  const renamed = renamedEvents(gone, unknown);
  const merge: Merge = { added: [], changed: [] };
  for (const [key, fact] of facts) {
    const event = before.get(key) ?? renamed.get(fact);
    if (event) {
      const after = withNextRunAt({ ...event, ...fact }, rules.minutesAhead, now);
      if (!isSame(event, after)) merge.changed.push({ before: event, after });
    } else if (!fact.cancelled) {
      const fresh = { ...fact, ...{ id: newId(), calendarId, teamId, userId }, ...undecided };
      merge.added.push(withNextRunAt(fresh, rules.minutesAhead, now));
    }
  }
  const kept = new Set(renamed.values());
  for (const event of gone) {
    // A meeting that has begun isn't cancelled.
    if (kept.has(event) || event.startsAt < now) continue;
    merge.changed.push({ before: event, after: { ...event, cancelled: true, nextRunAt: null } });
  }
  return merge;
}

/** The event with its next run: to ask, to stop asking, or to check that the agent came. */
export function withNextRunAt(event: CalendarEvent, minutesAhead: number, now: Date): CalendarEvent {
  return { ...event, nextRunAt: nextRunOf(event, minutesAhead, now) };
}

function nextRunOf(event: CalendarEvent, minutesAhead: number, now: Date): Date | null {
  const { startsAt, askedAt, decided, cancelled } = event;
  const tooLate = later(startsAt, calendarTiming.maxLateMs);
  const lookAgain = later(startsAt, calendarTiming.lookAgainMs);
  if (decided === 'already' && !cancelled) return lookAgain > now ? lookAgain : null;
  if (cancelled || decided) return null;
  if (askedAt) return tooLate;
  return tooLate <= now ? null : later(startsAt, -minutesAhead * 60_000);
}

function keyOf({ uid, recurrenceId }: Pick<CalendarEvent, 'uid' | 'recurrenceId'>): string {
  return JSON.stringify([uid, recurrenceId]);
}

function isSame(one: CalendarEvent, other: CalendarEvent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
