import type { Meeting } from '../meeting.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Reads the session feed on from the cursor, as far as it goes, and keeps what it says. */
export async function listen(
  deps: MeetingJobDeps,
  leased: LeasedMeeting,
): Promise<{ feed: Meeting['feed']; news: boolean }> {
  const { meeting, signal } = leased;
  if (!meeting.sessionId || meeting.feed === 'absent' || meeting.feed === 'done')
    return { feed: meeting.feed, news: false };
  let feed: Meeting['feed'] = meeting.feed;
  let cursor = meeting.feedCursor;
  let news = false;
  // For all pages together: limits and stops aren't checked meanwhile.
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await deps.provider.events(meeting.sessionId, cursor, timeout);
    if (!page.ok) break;
    if (!page.value) {
      feed = 'absent';
      break;
    }
    await deps.sessions.record(meeting, 'feed', page.value.events);
    news ||= page.value.events.length > 0;
    feed = page.value.done ? 'done' : 'open';
    const stuck = page.value.cursor === cursor;
    cursor = page.value.cursor ?? cursor;
    if (page.value.done || page.value.events.length === 0 || stuck) break;
  }
  if (feed !== meeting.feed || cursor !== meeting.feedCursor) {
    await report(deps, leased, { type: 'feed_read', feed, cursor });
  }
  return { feed, news };
}
