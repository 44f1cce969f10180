import type { Calendar, CalendarEvent } from '../../calendars/calendar.ts';
import type { CalendarVoice } from '../../calendars/ports/calendar-voice.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { calendarCard } from '../blocks/calendar-card.ts';
import { type Content, words } from '../blocks/elements.ts';
import { sayFirst, sayMissed, sayRecovered, sayTrouble } from '../words/calendar.ts';

export type CalendarVoiceDeps = { tx: Executor; jobs: Jobs; newId: () => string };

/** DMs to people about their calendars, put into the outbox of the same transaction. */
export function createCalendarVoice({ tx, jobs, newId }: CalendarVoiceDeps): CalendarVoice {
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
  const tell = (calendar: Calendar, text: string) => put(calendar, `calendar:${newId()}`, words(text));
  return {
    showEvent: (event, facts) => put(event, slotOf(event), calendarCard(event, facts)),
    tellFirst: (calendar, meetings) => tell(calendar, sayFirst(calendar, meetings)),
    tellMissed: (calendar, meetings) => tell(calendar, sayMissed(meetings)),
    tellTrouble: (calendar) => tell(calendar, sayTrouble(calendar)),
    tellRecovered: (calendar) => tell(calendar, sayRecovered(calendar)),
  };
}

/** Asked again, it is a message of its own: nobody hears of an edit of yesterday's. */
function slotOf({ id, askedAt }: CalendarEvent): string {
  return `calendar_event:${id}:${askedAt?.getTime() ?? ''}`;
}
