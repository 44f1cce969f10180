import { applyEvent } from '../apply.ts';
import { type MeetingJobDeps, sessionOf } from '../jobs/job.ts';
import type { Meeting } from '../meeting.ts';
import type { MeetingEvent } from '../states/events.ts';
import { next } from '../states/transitions.ts';
import { readFeed } from './read-feed.ts';

export type PollDeps = Pick<
  MeetingJobDeps,
  'provider' | 'sessions' | 'recordFeed' | 'transact' | 'applySessionEvents' | 'log'
> & {
  /** By this machine's clock, as near to the database's as it's known. */
  now: () => Date;
};

/**
 * Asks how a session is doing, and what was said in it; answers how far its feed was read, where that is news. Needs no
 * lease: what an old answer says of a meeting that has gone on means nothing in its state by then.
 */
export const poll =
  (deps: PollDeps) =>
  async (meeting: Meeting, signal: AbortSignal): Promise<string | null> => {
    const status = await deps.provider.status(sessionOf(meeting), signal);
    if (signal.aborted) return null;
    if (status.ok && status.value.phase === 'unknown') {
      const { detail } = status.value;
      deps.log.warn({ meeting: meeting.id, detail }, 'PikaStream gave an unknown status');
      // An unknown status says as little as no answer: keep the state, and report it if it lasts.
      const problem = { kind: 'bad_answer', status: 200, detail } as const;
      await report(deps, meeting, { type: 'poll_failed', problem });
      return null;
    }
    // A short call may begin and end between two polls: then only the feed knows that it was joined.
    const over = status.ok && (status.value.phase === 'closed' || status.value.phase === 'error');
    const asked = status.ok && (status.value.phase === 'connected' || over);
    const read = asked ? await listen(deps, meeting, signal) : null;
    const heard = () => (read?.news ? deps.applySessionEvents(meeting.id) : undefined);
    // When a session is over, report its status first, so that nobody tries to leave it.
    if (!over) await heard();
    if (over && meeting.state === 'joining' && (await deps.sessions.summarise(meeting)).inCall) {
      await report(deps, meeting, { type: 'polled', phase: 'connected', detail: null }, true);
    }
    await report(
      deps,
      meeting,
      status.ok ? { type: 'polled', ...status.value } : { type: 'poll_failed', problem: status.problem },
      over,
    );
    if (over) await heard();
    return read && read.cursor !== meeting.feedCursor ? read.cursor : null;
  };

async function listen(deps: PollDeps, meeting: Meeting, signal: AbortSignal) {
  const read = await readFeed(deps, meeting, signal);
  const { feed, cursor } = read;
  if (feed !== meeting.feed) await report(deps, meeting, { type: 'feed_read', feed, cursor }, true);
  return read;
}

/** Most answers change nothing, and nothing is written for them. `surely`: the meeting isn't as it was any more. */
async function report(
  { transact, now }: PollDeps,
  meeting: Meeting,
  event: MeetingEvent,
  surely = false,
): Promise<void> {
  if (!surely && next(meeting, event, now()) === 'ignored') return;
  await transact((unit) => applyEvent(unit, meeting.id, event));
}
