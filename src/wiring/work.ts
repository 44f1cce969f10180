import { deliverLane } from '../../services/slack/outbox/deliver.ts';
import { createLaneTimers } from '../../services/slack/outbox/lane-timers.ts';
import { outboxQueries } from '../../services/slack/outbox/outbox-rows.ts';
import { postEvents } from '../../services/slack/outbox/post-events.ts';
import { coalesce } from '../../services/store/coalesce.ts';
import { tidyUp } from '../../services/store/housekeeping.ts';
import { overdueCalendars } from '../../services/store/rows/calendar-rows.ts';
import { overdueDeliveries } from '../../services/store/rows/delivery-rows.ts';
import { overdueReminders } from '../../services/store/rows/item-rows.ts';
import { createLeases } from '../../services/store/rows/leases.ts';
import { runQueries } from '../../services/store/rows/run-rows.ts';
import { findUnheard } from '../../services/store/rows/session-log.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { sendWake } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { startSweep } from '../workers/sweep.ts';
import type { CopiesConnection } from './copies.ts';
import type { Foundation } from './foundation.ts';
import type { connectMeetings } from './meetings.ts';
import type { connectNotes } from './notes.ts';
import type { connectTasks } from './tasks.ts';

export type WorkParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: SlackConnection;
  meetings: Pick<ReturnType<typeof connectMeetings>, 'attend' | 'leaveWorkspace'>;
  tasks: Pick<ReturnType<typeof connectTasks>, 'attend' | 'applySessionEvents'>;
  notes: Pick<ReturnType<typeof connectNotes>, 'remind' | 'enforceRetention'>;
  copies: Pick<CopiesConnection, 'attend'>;
};

/** Jobs of a kind that run side by side: most of one is waiting for an answer from outside. */
const sideBySide = 24;
/** Milliseconds: a burst of events is heard in one go, and its first at once. */
const hearEvery = 100;

/** Starts the workers, and the sweep that finds what a crash left behind. */
export async function startWork(parts: WorkParts): Promise<{ stopSweep(): void; stopTimers(): void }> {
  const { base, transact, slack, meetings, tasks, notes, copies } = parts;
  const { jobs, failpoint, log } = base;
  const { db } = base.database;
  const laneTimers = createLaneTimers((teamId, lane) => jobs.send(db, 'slack-deliver', { teamId, lane }));
  const deliver = deliverLane({
    db,
    leases: createLeases(db),
    writer: slack.writer,
    wakeLane: (teamId, lane, at) => jobs.send(db, 'slack-deliver', { teamId, lane }, at ?? undefined),
    wakeLaneIn: laneTimers.wakeLaneIn,
    files: { db, documents: slack.documents, canvasUrl: slack.canvasUrl },
    ...postEvents(transact, slack.pageOf),
    onRevoked: async (teamId, error) => {
      log.error({ error }, 'Slack has taken our token back; ending what still runs');
      slack.lost(error);
      await meetings.leaveWorkspace(teamId);
    },
    failpoint,
    log,
  });
  const hearNews = coalesce(hearEvery, tasks.applySessionEvents);

  for (const desk of ['attend', 'dispatch'] as const) {
    await jobs.work(`meeting-${desk}`, sideBySide, ({ meetingId }, signal) =>
      meetings.attend(meetingId, desk, signal),
    );
  }
  await jobs.work('meeting-news', sideBySide, ({ meetingId }) => hearNews(meetingId));
  await jobs.work('tool-run', sideBySide, ({ runId }, signal) => tasks.attend(runId, signal));
  await jobs.work('notes-deliver', sideBySide, ({ deliveryId }, signal) => copies.attend(deliveryId, signal));
  await jobs.work('item-reminder', sideBySide, ({ itemId }) => notes.remind(itemId));
  await jobs.work('slack-deliver', sideBySide, ({ teamId, lane }, signal) => deliver(teamId, lane, signal));

  const sweep = startSweep({
    finds: [
      left('meetings', base.meetings.overdue, (meeting) => sendWake(db, jobs, meeting)),
      left('lanes', outboxQueries(db).overdueLanes, (lane) => jobs.send(db, 'slack-deliver', lane)),
      left(
        'unheard',
        () => findUnheard(db),
        (meetingId) => jobs.send(db, 'meeting-news', { meetingId }),
      ),
      left(
        'reminders',
        () => overdueReminders(db),
        (itemId) => jobs.send(db, 'item-reminder', { itemId }),
      ),
      left('runs', runQueries(db).overdue, (runId) => jobs.send(db, 'tool-run', { runId })),
      left(
        'copies',
        () => overdueDeliveries(db),
        (deliveryId) => jobs.send(db, 'notes-deliver', { deliveryId }),
      ),
      left(
        'calendars to read',
        () => overdueCalendars(db, 'nextReadAt'),
        (calendarId) => jobs.send(db, 'calendar-read', { calendarId }),
      ),
      left(
        'calendars to watch',
        () => overdueCalendars(db, 'watchAt'),
        (calendarId) => jobs.send(db, 'calendar-watch', { calendarId }),
      ),
      left(
        'calendar events',
        () => overdueCalendars(db, 'nextEventAt'),
        (calendarId) => jobs.send(db, 'calendar-events', { calendarId }),
      ),
    ],
    tidyUp: async () => {
      await tidyUp(db);
      await notes.enforceRetention();
    },
    compareClocks: base.clock.compare,
    log,
  });
  return { stopSweep: sweep.stop, stopTimers: laneTimers.stop };
}

/** Looks for what was left behind, wakes each, and says how many there were. */
function left<Row>(
  name: string,
  find: () => Promise<readonly Row[]>,
  wake: (row: Row) => Promise<void>,
): { name: string; wakeAll(): Promise<number> } {
  return {
    name,
    async wakeAll() {
      const rows = await find();
      for (const row of rows) await wake(row);
      return rows.length;
    },
  };
}
