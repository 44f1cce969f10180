import { coalesce } from '../../common/coalesce.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { PushedEvent, SessionEvent } from '../../sessions/session-event.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { isTransient, withRetry } from '../transaction.ts';
import { type ArrivedEvent, createSmallTalk, type ReadWords } from './small-talk.ts';
import { keyOf, storeEvents } from './store-events.ts';

export type EventIntake = {
  /** Resolves once the event is in the database: stored, or known from before. */
  record(event: PushedEvent): Promise<void>;
  /** The same for what a feed says; answers whether any of it is to be applied. */
  recordFeed(meeting: Meeting, events: readonly SessionEvent[]): Promise<boolean>;
};

/** `stored` is given the meeting to which it's to be applied. */
type Waiting = {
  event: ArrivedEvent;
  stored: (news: string | null) => void;
  failed: (error: unknown) => void;
};

const maxEventsAtOnce = 500;
/** Between two times that one meeting's new events are applied. */
const applyEveryMs = 100;

/**
 * Stores what PikaStream tells of sessions. Events that arrive while a statement runs share the next one, of however many
 * sessions, so a burst costs few commits. An event of a session that isn't known yet is kept without a meeting.
 */
export function createEventIntake(db: Executor, jobs: Jobs, words: ReadWords): EventIntake {
  const smallTalk = createSmallTalk(db, words);
  let waiting: Waiting[] = [];
  let writing = false;
  // Nobody waits for this: the events are stored as unprocessed, so the sweep finds any that were not applied.
  const apply = coalesce(applyEveryMs, (meetingId) => jobs.runHere('meeting-news', { meetingId }));

  /** An event that the database refuses mustn't keep out the others of its batch. */
  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const events = batch.map(({ event }) => event);
    try {
      const news = await withRetry(async () => storeEvents(db, smallTalk, await smallTalk.read(events)));
      for (const { event, stored } of batch) stored(news.get(keyOf(event.body)) ?? null);
    } catch (error) {
      if (batch.length > 1 && !isTransient(error)) for (const one of batch) await writeBatch([one]);
      else for (const { failed } of batch) failed(error);
    }
  };

  const write = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      await othersAreRead();
      const batch = waiting.slice(0, maxEventsAtOnce);
      waiting = waiting.slice(maxEventsAtOnce);
      await writeBatch(batch);
    }
    writing = false;
  };

  const take = (event: PushedEvent, door: ArrivedEvent['door']) =>
    new Promise<string | null>((stored, failed) => {
      waiting.push({ event: { body: event, door }, stored, failed });
      void write();
    });

  return {
    async record(event) {
      const meetingId = await take(event, 'webhook');
      if (meetingId !== null) apply(meetingId).catch(() => undefined);
    },
    async recordFeed({ sessionId }, events) {
      if (!sessionId) return false;
      const taken = events.map((event) => take({ ...event, session_id: sessionId }, 'feed'));
      return (await Promise.all(taken)).some((meetingId) => meetingId !== null);
    },
  };
}

/**
 * Resolves once every request that has arrived was read. The embedded database answers before the next one is: without
 * this each event would have a commit of its own.
 */
function othersAreRead(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
