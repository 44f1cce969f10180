import { eachInTurn } from '../../services/common/in-turn.ts';
import { outboxQueries } from '../../services/store/queries/outbox-queries.ts';
import { overdueCalendars } from '../../services/store/rows/calendar-job-rows.ts';
import { overdueObjections } from '../../services/store/rows/consent-rows.ts';
import { overdueDigests } from '../../services/store/rows/digest-rows.ts';
import { overdueDeletions } from '../../services/store/rows/ears-deletion-rows.ts';
import { overdueEars } from '../../services/store/rows/ears-rows.ts';
import { overdueExports } from '../../services/store/rows/export-rows.ts';
import { overdueFaces } from '../../services/store/rows/face-request-rows.ts';
import { overdueTurns } from '../../services/store/rows/house-turn-rows.ts';
import { overdueReminders } from '../../services/store/rows/item-rows.ts';
import { findUnprocessed } from '../../services/store/rows/session-log.ts';
import { mendPolls } from '../../services/store/rows/session-polls.ts';
import { toolCallQueries } from '../../services/store/rows/tool-call-rows.ts';
import { overdueVoices } from '../../services/store/rows/voice-rows.ts';
import { sendWake } from '../../services/store/rows/wake-meeting.ts';
import type { Foundation } from './foundation.ts';

export type Overdue = { name: string; wakeAll(): Promise<number> };

/** Overdue rows of every kind, and the job that wakes each. */
export function overdueWork({ database: { db }, jobs, meetings }: Foundation): Overdue[] {
  const reminders = () => overdueReminders(db);
  const exports = () => overdueExports(db);
  const reads = () => overdueCalendars(db, 'nextReadAt');
  const events = () => overdueCalendars(db, 'nextEventAt');
  return [
    { name: 'polls', wakeAll: () => mendPolls(db) },
    overdue('meetings', meetings.overdue, (meeting) => sendWake(db, jobs, meeting)),
    overdue('slackQueues', outboxQueries(db).overdueQueues, (queue) => jobs.send(db, 'slack-deliver', queue)),
    overdue(
      'sessionEvents',
      () => findUnprocessed(db),
      (meetingId) => jobs.send(db, 'meeting-news', { meetingId }),
    ),
    overdue('reminders', reminders, (itemId) => jobs.send(db, 'item-reminder', { itemId })),
    overdue('toolCalls', toolCallQueries(db).overdue, (toolCallId) =>
      jobs.send(db, 'tool-call', { toolCallId }),
    ),
    overdue(
      'digests',
      () => overdueDigests(db),
      (digest) => jobs.send(db, 'digest', digest),
    ),
    overdue(
      'faces',
      () => overdueFaces(db),
      (requestId) => jobs.send(db, 'persona-face', { requestId }),
    ),
    overdue(
      'turns',
      () => overdueTurns(db),
      (turnId) => jobs.send(db, 'house-turn', { turnId }),
    ),
    overdue(
      'objections',
      () => overdueObjections(db),
      (gapId) => jobs.send(db, 'objection', { gapId }),
    ),
    overdue(
      'ears',
      () => overdueEars(db),
      (meetingId) => jobs.send(db, 'ears', { meetingId }),
    ),
    overdue(
      'earsDeletions',
      () => overdueDeletions(db),
      (meetingId) => jobs.send(db, 'ears-deletion', { meetingId }),
    ),
    overdue('exports', exports, (exportId) => jobs.send(db, 'recap-export', { exportId })),
    overdue(
      'voices',
      () => overdueVoices(db),
      (voice) => jobs.send(db, 'voice', voice),
    ),
    overdue('calendarReads', reads, (calendarId) => jobs.send(db, 'calendar-read', { calendarId })),
    overdue('calendarEvents', events, (calendarId) => jobs.send(db, 'calendar-events', { calendarId })),
  ];
}

/** Finds overdue rows of one kind, wakes each, and answers how many there were. */
function overdue<Row>(
  name: string,
  find: () => Promise<readonly Row[]>,
  wake: (row: Row) => Promise<void>,
): Overdue {
  return {
    name,
    async wakeAll() {
      const rows = await find();
      await eachInTurn(rows, wake);
      return rows.length;
    },
  };
}
