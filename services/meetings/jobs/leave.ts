import { type LeasedMeeting, type MeetingJobDeps, report, sessionOf } from './job.ts';

/** Takes the agent out; whether that worked is PikaStream's to say. */
export async function leave(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, signal } = leased;
  const sessionId = sessionOf(meeting);
  const end = await deps.provider.end(sessionId, signal);
  deps.failpoint('session.ended.before-stored');
  if (end.ok) return report(deps, leased, { type: 'leave_confirmed' });
  const status = await deps.provider.status(sessionId, signal);
  const gone = status.ok && status.value.phase === 'closed';
  return report(
    deps,
    leased,
    gone ? { type: 'leave_confirmed' } : { type: 'leave_failed', problem: end.problem },
  );
}
