import type { MeetingJobDeps } from '../jobs/job.ts';
import type { Meeting } from '../meeting.ts';

export type FeedRead = {
  feed: Meeting['feed'];
  cursor: string | null;
  /** Something came in that is to be applied. */
  news: boolean;
};

/** For all pages together, in milliseconds: limits and stops aren't checked meanwhile. */
const readingMs = 10_000;
const maxPages = 20;

/** Reads the session feed on from the cursor, as far as it goes, and keeps what it says. */
export async function readFeed(
  { provider, recordFeed }: Pick<MeetingJobDeps, 'provider' | 'recordFeed'>,
  meeting: Meeting,
  signal: AbortSignal,
): Promise<FeedRead> {
  let { feed, feedCursor: cursor } = meeting;
  if (!meeting.sessionId || feed === 'absent' || feed === 'done') return { feed, cursor, news: false };
  let news = false;
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(readingMs)]);
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await provider.events(meeting.sessionId, cursor, timeout);
    if (!page.ok) break;
    if (!page.value) {
      feed = 'absent';
      break;
    }
    if (await recordFeed(meeting, page.value.events)) news = true;
    feed = page.value.done ? 'done' : 'open';
    const stuck = page.value.cursor === cursor;
    cursor = page.value.cursor ?? cursor;
    if (page.value.done || page.value.events.length === 0 || stuck) break;
  }
  return { feed, cursor, news };
}
