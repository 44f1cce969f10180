import { type ChoreDeps, report, type Shift, sessionOf } from './chore.ts';

/** Takes the agent out; whether that worked is PikaStream's to say. */
export async function leave(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, signal } = shift;
  const sessionId = sessionOf(meeting);
  const end = await deps.provider.end(sessionId, signal);
  deps.failpoint('session.ended.before-stored');
  if (end.ok) return report(deps, shift, { type: 'leave_confirmed' });
  const status = await deps.provider.status(sessionId, signal);
  const gone = status.ok && status.value.phase === 'closed';
  return report(
    deps,
    shift,
    gone ? { type: 'leave_confirmed' } : { type: 'leave_failed', problem: end.problem },
  );
}
