import { type LeasedMeeting, type MeetingJobDeps, report, sessionOf } from './job.ts';
import { listen } from './listen.ts';

/** Asks how the session is doing, and what was said in it. */
export async function poll(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, signal } = leased;
  const status = await deps.provider.status(sessionOf(meeting), signal);
  if (status.ok && status.value.phase === 'unknown') {
    const { detail } = status.value;
    deps.log.warn({ meeting: meeting.id, detail }, 'PikaStream gave an unknown status');
    // An unknown status says as little as no answer: keep the state, and report it if it lasts.
    return report(deps, leased, {
      type: 'poll_failed',
      problem: { kind: 'bad_answer', status: 200, detail },
    });
  }
  // A short call may begin and end between two polls: then only the feed knows that it was joined.
  const over = status.ok && (status.value.phase === 'closed' || status.value.phase === 'error');
  const asked = status.ok && (status.value.phase === 'connected' || over);
  const { news } = asked ? await listen(deps, leased) : { news: false };
  const heard = () => (news ? deps.applySessionEvents(meeting.id) : undefined);
  // When a session is over, report its status first, so that nobody tries to leave it.
  if (!over) await heard();
  if (over && meeting.state === 'joining' && (await deps.sessions.summarise(meeting)).inCall) {
    await report(deps, leased, { type: 'polled', phase: 'connected', detail: null });
  }
  await report(
    deps,
    leased,
    status.ok ? { type: 'polled', ...status.value } : { type: 'poll_failed', problem: status.problem },
  );
  if (over) await heard();
}
