import type { Meeting } from '../../meetings/meeting.ts';
import { poolFor } from '../../meetings/states/agenda.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';

/** Wakes a meeting unless its last job already does so, at the same time and in the same pool. */
export async function wakeIfChanged(
  tx: Executor,
  jobs: Jobs,
  now: Date,
  meeting: Meeting,
  before: Meeting | null | undefined,
): Promise<void> {
  const at = meeting.nextRunAt;
  if (!at) return;
  const isSameTime = before?.nextRunAt?.getTime() === at.getTime();
  if (before && isSameTime && poolFor(before) === poolFor(meeting)) return;
  await sendWake(tx, jobs, meeting, at > now ? at : undefined);
}

/** Sends the job that looks at the meeting when its agenda says so. */
export async function sendWake(tx: Executor, jobs: Jobs, meeting: Meeting, startAfter?: Date): Promise<void> {
  await jobs.send(tx, `meeting-${poolFor(meeting)}`, { meetingId: meeting.id }, startAfter);
}
