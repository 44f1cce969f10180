import type { Meeting } from '../../services/meetings/meeting.ts';
import type { FeedPlace, SessionPolls } from '../../services/meetings/ports/session-polls.ts';
import type { PollIntervals } from '../../services/meetings/states/timing.ts';

export type SessionPollsDeps = SessionPolls & {
  /** Asks one session; answers how far its feed was read, where that is news. */
  poll: (meeting: Meeting, signal: AbortSignal) => Promise<string | null>;
  /** What is seen of each, for when the database can't be read. */
  seen: (meeting: Meeting) => void;
  every: PollIntervals;
  /** Milliseconds between two looks where nothing is known to be due before. */
  lookEveryMs: number;
  /** Resolves when a session may be due, after so many milliseconds, or when aborted. */
  next: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  log: { error(fields: object, message: string): void };
};

/** Sessions that are asked at once: each waits for two answers, of up to ten seconds each. */
const maxAtOnce = 200;
/** What becomes due within this is taken together. In milliseconds. */
const roundMs = 100;

/**
 * Asks every session whose time has come: one clock for all of them. A round takes what is due in one statement, and what
 * the answers don't change costs no other. A session that doesn't answer holds up none but itself.
 */
export function startSessionPolls(deps: SessionPollsDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const asking = new Map<string, Promise<void>>();
  let places: FeedPlace[] = [];

  const ask = async (meeting: Meeting) => {
    try {
      deps.seen(meeting);
      const cursor = await deps.poll(meeting, stopping.signal);
      if (cursor !== null) places.push({ meetingId: meeting.id, cursor });
    } catch (error) {
      if (!stopping.signal.aborted)
        deps.log.error({ err: error, meeting: meeting.id }, 'A poll failed; it will be repeated');
    } finally {
      asking.delete(meeting.id);
    }
  };

  const keepPlaces = async () => {
    const read = places;
    places = [];
    await deps.keepPlaces(read);
  };

  /** Answers in how many milliseconds the next is due. */
  const round = async (): Promise<number> => {
    await keepPlaces();
    const room = maxAtOnce - asking.size;
    if (room <= 0) return roundMs;
    const { meetings, nextInMs } = await deps.claim(room, deps.every);
    for (const meeting of meetings) if (!asking.has(meeting.id)) asking.set(meeting.id, ask(meeting));
    return meetings.length === room ? roundMs : Math.max(roundMs, nextInMs ?? Number.POSITIVE_INFINITY);
  };

  const run = async () => {
    let isFailing = false;
    while (!stopping.signal.aborted) {
      // Asked for before the look: what happens during it isn't missed.
      const over = new AbortController();
      const told = deps.next(deps.lookEveryMs, AbortSignal.any([stopping.signal, over.signal]));
      let waitMs = deps.lookEveryMs;
      try {
        waitMs = await round();
        isFailing = false;
      } catch (error) {
        if (!isFailing)
          deps.log.error({ err: error }, 'Could not look for sessions to ask; it will be retried');
        isFailing = true;
      }
      if (waitMs < deps.lookEveryMs) setTimeout(() => over.abort(), waitMs);
      await told;
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort(new Error('This process is stopping'));
      await running;
      await Promise.all(asking.values());
      await keepPlaces().catch(() => undefined);
    },
  };
}
