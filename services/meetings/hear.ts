import { mirrorTasks } from '../tasks/mirror.ts';
import { applyEvent } from './apply.ts';
import type { Transact, Unit } from './ports/unit.ts';

/** Draws what follows from a session's new events, once, whichever door they came through. */
export const hear =
  ({ transact }: { transact: Transact }) =>
  (meetingId: string): Promise<void> =>
    transact((unit) => hearIn(unit, meetingId));

export async function hearIn(unit: Unit, meetingId: string): Promise<void> {
  const meeting = await unit.meetings.lock(meetingId);
  if (!meeting) return;
  const news = await unit.sessions.takeNews(meetingId);
  if (news.length === 0) return;
  if (news.some((type) => !type.startsWith('task.'))) {
    const { inCall, present, ended, notes } = await unit.sessions.summarise(meeting);
    await applyEvent(unit, meetingId, { type: 'heard', inCall, present, ended, notes });
  }
  if (news.some((type) => type.startsWith('task.'))) await mirrorTasks(unit, meeting);
}
