import { applyEvent } from '../meetings/apply.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { mirrorTasks } from './mirror.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';

/** Draws what follows from a session's new events, once, whichever door they came through. */
export const hear =
  ({ transact }: { transact: Transact<TasksUnit> }) =>
  (meetingId: string): Promise<void> =>
    transact((unit) => hearIn(unit, meetingId));

async function hearIn(unit: TasksUnit, meetingId: string): Promise<void> {
  const meeting = await unit.meetings.lock(meetingId);
  if (!meeting) return;
  // What comes late of a call that was forgotten is not kept, nor told.
  if (meeting.forgottenAt) return unit.sessions.forget(meetingId);
  const news = new Set(await unit.sessions.takeNews(meetingId));
  if ([...news].some((type) => concernsMeeting(type, meeting))) {
    const { inCall, present, ended, notes } = await unit.sessions.summarise(meeting);
    await applyEvent(unit, meetingId, { type: 'heard', inCall, present, ended, notes });
  }
  if ([...news].some(isOfTask)) await mirrorTasks(unit, meeting);
}

/** Speech is evidence of being in the call, and changes nothing more once that is known. */
function concernsMeeting(type: string, { inCallAt }: Meeting): boolean {
  return !isOfTask(type) && !(type === 'transcript.segment' && inCallAt);
}

function isOfTask(type: string): boolean {
  return type.startsWith('task.');
}
