import { applyEvent } from '../meetings/apply.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { NewEvents } from '../meetings/ports/session-log.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { syncTaskPlan } from './sync-task-plan.ts';

export type ApplyDeps<U extends TasksUnit> = {
  transact: Transact<U>;
  /** What people who came or spoke are to be told and asked, before anybody reads their words; in the same transaction. */
  heed: (unit: U, meeting: Meeting, eventIds: readonly number[]) => Promise<void>;
  /** Somebody spoke, or else a task was told of: what it means for who listens, in the same transaction. */
  hear: (unit: U, meeting: Meeting, isSpeech: boolean) => Promise<void>;
};

/** Applies a session's new events, each once, to its meeting and its tasks, from whichever source they came. */
export const applySessionEvents =
  <U extends TasksUnit>({ transact, ...deps }: ApplyDeps<U>) =>
  (meetingId: string): Promise<void> =>
    transact((unit) => applyIn(unit, meetingId, deps));

async function applyIn<U extends TasksUnit>(
  unit: U,
  meetingId: string,
  { heed, hear }: Pick<ApplyDeps<U>, 'heed' | 'hear'>,
): Promise<void> {
  const meeting = await unit.meetings.lock(meetingId);
  if (!meeting) return;
  // Late events of a meeting whose notes were deleted are dropped unread.
  if (meeting.forgottenAt) return unit.sessions.forget(meetingId);
  const fresh = await unit.sessions.takeNew(meeting);
  const { types } = fresh;
  await heed(unit, meeting, fresh.ofPeople);
  if (types.some((type) => concernsMeeting(type, meeting, fresh))) {
    const { inCall, heard, hasLeft, present, ended, notes } = await unit.sessions.summarise(meeting);
    await applyEvent(unit, meetingId, { type: 'heard', inCall, heard, hasLeft, present, ended, notes });
  }
  if (types.some(concernsTask)) await syncTaskPlan(unit, meeting);
  const isSpeech = types.includes('transcript.segment');
  if (isSpeech || types.some(concernsTask)) await hear(unit, meeting, isSpeech);
}

/** Speech only proves that we're in the call, and our own that we're heard; once that's known it changes nothing. */
function concernsMeeting(type: string, { inCallAt, heardAt }: Meeting, { hasOwnWords }: NewEvents): boolean {
  if (concernsTask(type)) return false;
  return type !== 'transcript.segment' || !inCallAt || (!heardAt && hasOwnWords);
}

function concernsTask(type: string): boolean {
  return type.startsWith('task.');
}
