import { randomUUID } from 'node:crypto';
import { attendEvents } from '../../services/calendars/attend-events.ts';
import { decideEvent } from '../../services/calendars/decide-event.ts';
import { manageSeries, type SeriesUseCases } from '../../services/calendars/decided-series.ts';
import { type CalendarUseCases, manageCalendars } from '../../services/calendars/manage.ts';
import { readCalendar } from '../../services/calendars/read-calendar.ts';
import { showCard } from '../../services/calendars/show-card.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { isTransient } from '../../services/store/transaction.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';

export type CalendarsParts = {
  transact: WholeTransact;
  proposeDeps: ProposeDeps;
  spending: SpendingDeps;
  slack: Pick<SlackConnection, 'people' | 'roster'>;
  outside: Pick<Outside, 'feeds' | 'feedParser' | 'personCalendars'>;
  cipher: SecretCipher;
};

export type CalendarsConnection = {
  read: ReturnType<typeof readCalendar>;
  attend: ReturnType<typeof attendEvents>;
  useCases: CalendarUseCases & SeriesUseCases & { decide: ReturnType<typeof decideEvent> };
};

/** Builds people's calendars: reading, asking and sending, and what people can do with them. */
export function connectCalendars(parts: CalendarsParts): CalendarsConnection {
  const { transact, proposeDeps, slack, spending, cipher } = parts;
  const { people, roster } = slack;
  const { feeds, feedParser: parser, personCalendars: google } = parts.outside;
  const sending = { ...spending, transact, people, proposeDeps, showCard: showCard(proposeDeps) };
  const managing = {
    ...spending,
    transact,
    people,
    cipher,
    feeds,
    roster,
    reachesGoogle: google !== undefined,
  };
  return {
    read: readCalendar({
      ...sending,
      feeds,
      parser,
      google,
      cipher,
      roster,
      newId: randomUUID,
      isPassing: isTransient,
    }),
    attend: attendEvents(sending),
    useCases: { ...manageCalendars(managing), ...manageSeries(managing), decide: decideEvent(sending) },
  };
}

/** Each feed may be 10 MB. */
const readAtOnce = 8;
const attendAtOnce = 8;

export function startCalendarWork(
  { jobs }: Pick<Foundation, 'jobs'>,
  { read, attend }: CalendarsConnection,
): void {
  jobs.work('calendar-read', readAtOnce, ({ calendarId }, signal) => read(calendarId, signal));
  jobs.work('calendar-events', attendAtOnce, ({ calendarId }, signal) => attend(calendarId, signal));
}
