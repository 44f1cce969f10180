import { readFeed } from '../polls/read-feed.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Looks for notes behind every door, unless the session came back meanwhile. */
export async function collectNotes(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, signal } = leased;
  if (!meeting.sessionId) return report(deps, leased, { type: 'notes_absent' });

  const status = meeting.revivedAt ? null : await deps.provider.status(meeting.sessionId, signal);
  if (status?.ok && status.value.phase === 'connected') {
    deps.log.warn(
      { meeting: meeting.id },
      'PikaStream took a closed session back to ready; leaving it again',
    );
    return report(deps, leased, { type: 'revived' });
  }

  if (await deps.keepsNothing(meeting.id)) return report(deps, leased, { type: 'notes_absent' });

  const { feed, cursor, news } = await readFeed(deps, meeting, signal);
  if (feed !== meeting.feed || cursor !== meeting.feedCursor)
    await report(deps, leased, { type: 'feed_read', feed, cursor });
  if (news) await deps.applySessionEvents(meeting.id);
  const { notes: pushed } = await deps.sessions.summarise(meeting);
  if (pushed) return report(deps, leased, { type: 'notes_arrived', notes: pushed });

  const read = await deps.provider.notes(meeting.sessionId, signal);
  deps.failpoint('notes.read.before-stored');
  if (read.ok && read.value === 'absent' && feed !== 'open' && !(await deps.mayStillHear(meeting.id)))
    return report(deps, leased, { type: 'notes_absent' });
  if (read.ok && typeof read.value === 'object') {
    return report(deps, leased, { type: 'notes_arrived', notes: read.value });
  }
  return report(deps, leased, { type: 'notes_pending' });
}
