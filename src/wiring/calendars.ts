import { randomUUID } from 'node:crypto';
import { attendEvents } from '../../services/calendars/attend-events.ts';
import { decideEvent } from '../../services/calendars/decide-event.ts';
import { manageSeries, type SeriesUseCases } from '../../services/calendars/decided-series.ts';
import { hearOfChange } from '../../services/calendars/hear-of-change.ts';
import { keepWatch } from '../../services/calendars/keep-watch.ts';
import { type CalendarUseCases, manageCalendars } from '../../services/calendars/manage.ts';
import { readCalendar } from '../../services/calendars/read-calendar.ts';
import { showCard } from '../../services/calendars/show-card.ts';
import { newSecret } from '../../services/common/secret.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import { wakeUnwatched } from '../../services/store/rows/calendar-channel-rows.ts';
import { isPassing } from '../../services/store/transaction.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { notificationDoor, notificationPath } from '../google/notification-door.ts';
import type { Route } from '../http/server.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';

export type CalendarsParts = {
  base: Foundation;
  transact: WholeTransact;
  proposeDeps: ProposeDeps;
  slack: Pick<SlackConnection, 'people' | 'roster'>;
  outside: Pick<Outside, 'feeds' | 'feedParser' | 'personCalendars'>;
  cipher: SecretCipher;
};

export type CalendarsConnection = {
  read: ReturnType<typeof readCalendar>;
  watch: ReturnType<typeof keepWatch>;
  attend: ReturnType<typeof attendEvents>;
  /** Where Google tells of changes; null where it does not. */
  address: string | null;
  useCases: CalendarUseCases & SeriesUseCases & { decide: ReturnType<typeof decideEvent> };
  routes: Route[];
};

/** People's calendars: who reads them, asks about their meetings, and what people may do with them. */
export function connectCalendars(parts: CalendarsParts): CalendarsConnection {
  const { base, transact, proposeDeps, slack, cipher } = parts;
  const { people, roster } = slack;
  const { feeds, feedParser: parser, personCalendars: google } = parts.outside;
  const { log } = base;
  const publicUrl = base.config.PUBLIC_URL;
  const sending = { transact, people, proposeDeps, showCard: showCard(proposeDeps) };
  const managing = { transact, people, cipher, feeds, roster, reachesGoogle: google !== undefined };
  // Google tells nobody without TLS.
  const address = publicUrl?.startsWith('https:') ? `${publicUrl}${notificationPath}` : null;
  return {
    read: readCalendar({ ...sending, feeds, parser, google, cipher, roster, newId: randomUUID, isPassing }),
    watch: keepWatch({ transact, google, address, newId: randomUUID, newToken: newSecret, log }),
    attend: attendEvents(sending),
    address,
    useCases: { ...manageCalendars(managing), ...manageSeries(managing), decide: decideEvent(sending) },
    routes: google && address ? [notificationDoor({ hear: hearOfChange({ transact }), log })] : [],
  };
}

/** Calendars that are read side by side: each may be 10 MB. */
const readAtOnce = 8;
const watchAtOnce = 4;
const attendAtOnce = 8;

export async function startCalendarWork(
  { database, jobs }: Foundation,
  { read, watch, attend, address }: CalendarsConnection,
): Promise<void> {
  await wakeUnwatched(database.db, address);
  await jobs.work('calendar-read', readAtOnce, ({ calendarId }, signal) => read(calendarId, signal));
  await jobs.work('calendar-watch', watchAtOnce, ({ calendarId }, signal) => watch(calendarId, signal));
  await jobs.work('calendar-events', attendAtOnce, ({ calendarId }, signal) => attend(calendarId, signal));
}
