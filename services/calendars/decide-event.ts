import type { Transact } from '../meetings/ports/unit.ts';
import type { SpendingDeps } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { holderOf, readableBy } from './attend-events.ts';
import type { CalendarEvent } from './calendar.ts';
import { type NotAllowed, notAllowed } from './may-use.ts';
import { inPlace, placeOf } from './place.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { finish, type SendDeps, sendEvent } from './send-event.ts';

export type EventVerb = 'send' | 'not_this' | 'never' | 'always';

export type EventPress = { eventId: string; teamId: string; userId: string };

export type EventOutcome =
  | { kind: 'done' }
  | { kind: 'not_yours' }
  /** It is cancelled, over or already decided. */
  | { kind: 'too_late'; event: CalendarEvent }
  | NotAllowed;

export type DecideEventDeps = SendDeps &
  SpendingDeps & {
    transact: Transact<CalendarsUnit>;
    people: Pick<People, 'standing'>;
  };

/** Applies the owner's answer to an event's card, once. */
export const decideEvent =
  (deps: DecideEventDeps) =>
  async ({ eventId, teamId, userId }: EventPress, verb: EventVerb): Promise<EventOutcome> => {
    const { transact, people } = deps;
    const known = await transact(async (unit) => {
      const event = await unit.calendars.lockEvent(eventId);
      if (!event || event.teamId !== teamId || event.userId !== userId) return null;
      const calendars = await unit.calendars.of(teamId, userId);
      const calendar = calendars.find(({ id }) => id === event.calendarId);
      return calendar ? { calendar, holder: await holderOf(unit, event) } : null;
    });
    if (!known) return { kind: 'not_yours' };
    const refusal = await notAllowed(deps, { teamId, userId });
    if (refusal) return refusal;
    const place = await placeOf(people, known.calendar);
    if (place === 'unknown') return { kind: 'unknown' };
    const mayRead = await readableBy(people, userId, known.holder);

    return transact(async (unit) => {
      const calendar = await unit.calendars.lock(known.calendar.id);
      const found = await unit.calendars.lockEvent(eventId);
      if (!found || !calendar || calendar.removedAt) return { kind: 'not_yours' };
      if (found.decided || found.cancelled || !found.askedAt) return { kind: 'too_late', event: found };
      if (verb === 'never' || verb === 'always') await unit.calendars.decideSeries(found, verb);
      if (verb === 'not_this' || verb === 'never') await finish(deps, unit, calendar, found, verb);
      else await sendEvent(deps, unit, inPlace(calendar, place), found, mayRead);
      await unit.calendars.rewake(calendar.id);
      return { kind: 'done' };
    });
  };
