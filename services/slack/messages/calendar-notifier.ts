import type { Calendar, CalendarEvent } from '../../calendars/calendar.ts';
import type { CalendarNotifier } from '../../calendars/ports/calendar-notifier.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { calendarCard } from '../blocks/calendar-card.ts';
import { type Content, words } from '../blocks/elements.ts';
import { sayFirst, sayMissed, sayRecovered, sayTrouble } from '../words/calendar.ts';

export type CalendarNotifierDeps = { tx: Executor; jobs: Jobs; newId: () => string };

/** Queues DMs about calendars in the outbox, inside the same transaction. */
export function createCalendarNotifier({ tx, jobs, newId }: CalendarNotifierDeps): CalendarNotifier {
  const put = (
    { teamId, userId }: Pick<Calendar, 'teamId' | 'userId'>,
    messageKey: string,
    content: Content,
  ) =>
    queueMessage(tx, jobs, {
      ...{ teamId, messageKey, content },
      // Slack opens the DM with a person by their id.
      channelId: userId,
      threadTs: null,
      threadKey: null,
      fallbackUserId: null,
      meetingId: null,
    });
  const tell = (calendar: Calendar, text: string) =>
    put(calendar, `calendar:${newId()}:${calendar.userId}`, words(text));
  return {
    showEvent: (event, facts) => put(event, messageKeyOf(event), calendarCard(event, facts)),
    tellFirst: (calendar, meetings) => tell(calendar, sayFirst(calendar, meetings)),
    tellMissed: (calendar, meetings) => tell(calendar, sayMissed(meetings)),
    tellTrouble: (calendar) => tell(calendar, sayTrouble(calendar)),
    tellRecovered: (calendar) => tell(calendar, sayRecovered(calendar)),
  };
}

/**
 * Asking again is a new message, since Slack notifies nobody of an edit. Its person is in the key: the event is deleted
 * when it's over, and its card is still to be found when they want their data deleted.
 */
function messageKeyOf({ id, askedAt, userId }: CalendarEvent): string {
  return `calendar_event:${id}:${askedAt?.getTime() ?? ''}:${userId}`;
}
