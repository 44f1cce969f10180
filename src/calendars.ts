import { randomUUID } from 'node:crypto';
import type { Transact } from '../services/meetings/ports/unit.ts';
import type { ProposeDeps } from '../services/meetings/propose.ts';
import type { Roster } from '../services/notes/ports/roster.ts';
import type { Vault } from '../services/notes/ports/vault.ts';
import { attendEvents } from '../services/schedules/calendars/attend-events.ts';
import { decideEvent } from '../services/schedules/calendars/decide-event.ts';
import { type CalendarUseCases, manageCalendars } from '../services/schedules/calendars/manage.ts';
import { readCalendar } from '../services/schedules/calendars/read-calendar.ts';
import { showCard } from '../services/schedules/calendars/show-card.ts';
import type { Feeds } from '../services/schedules/ports/feeds.ts';
import type { Jobs } from '../services/store/jobs.ts';
import type { People } from '../services/tasks/ports/people.ts';

export type CalendarsParts = {
  transact: Transact;
  feeds: Feeds;
  vault: Vault;
  people: People;
  roster: Roster;
  proposeDeps: ProposeDeps;
};

export type CalendarsConnection = {
  read: ReturnType<typeof readCalendar>;
  attend: ReturnType<typeof attendEvents>;
  useCases: CalendarUseCases & { decide: ReturnType<typeof decideEvent> };
};

/** People's calendars: who reads them, asks about their meetings, and what people may do with them. */
export function connectCalendars(parts: CalendarsParts): CalendarsConnection {
  const { transact, feeds, vault, people, roster, proposeDeps } = parts;
  const show = showCard(proposeDeps);
  const sending = { transact, people, proposeDeps, showCard: show };
  return {
    read: readCalendar({ ...sending, feeds, vault, roster, newId: randomUUID }),
    attend: attendEvents(sending),
    useCases: { ...manageCalendars({ transact, people, vault, feeds }), decide: decideEvent(sending) },
  };
}

/** Calendars that are read side by side: each may be 10 MB. */
const readAtOnce = 4;
const attendAtOnce = 8;

export async function startCalendarWork(jobs: Jobs, { read, attend }: CalendarsConnection): Promise<void> {
  await jobs.work('calendar-read', readAtOnce, ({ calendarId }, signal) => read(calendarId, signal));
  await jobs.work('calendar-events', attendAtOnce, ({ calendarId }, signal) => attend(calendarId, signal));
}
