import type { Door } from '../../sessions/presence.ts';
import type { SessionEvent } from '../../sessions/session-event.ts';
import type { Notes } from '../../sessions/session-notes.ts';
import type { Segment } from '../../sessions/transcript.ts';
import type { Meeting } from '../meeting.ts';

/** What the stream of a session's events says so far. */
export type SessionSummary = {
  /**
   * A participant or speech was seen: evidence of being in the call. Of what others than PikaStream tell, only its own
   * name and its own words are.
   */
  inCall: boolean;
  /** Words of its own came: it was heard. Not where somebody else there is called the same. */
  heard: boolean;
  /** Somebody else there saw it leave, and nothing has come of it since. */
  hasLeft: boolean;
  /** Other people in the call now; null where nobody can tell: none were ever named, too many came and went, or who named them has stopped. */
  present: number | null;
  /** A `session.ended` event came. */
  ended: boolean;
  /** From a `notes.ready` event. */
  notes: Notes | null;
};

/** What is known of a call without notes. */
export type Recorded = {
  /** The first of them, where very many came and went. */
  participants: string[];
  segments: number;
  tasks: number;
};

/** Of how many events these are, nothing is said: a burst is as short as one. */
export type NewEvents = {
  readonly types: readonly string[];
  /** Speech among them bears the persona's name. */
  readonly hasOwnWords: boolean;
  /** Of those that say who came and what was said, the rows' ids. */
  readonly ofPeople: readonly number[];
};

/** The append-only stream of what a session reports, whichever door it came through. */
export type SessionLog = {
  /** Stores what is new; the first one in wins by session and event id. */
  record(
    meeting: Meeting,
    door: Exclude<Door, 'webhook' | 'feed'>,
    events: readonly SessionEvent[],
  ): Promise<void>;
  /** Events that came before their session was known here become the meeting's. */
  adopt(meeting: Meeting): Promise<void>;
  /** What came since this was last asked; asked in a transaction, so that what follows is done once. */
  takeNew(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<NewEvents>;
  /** Removes all that was recorded of a meeting. */
  forget(meetingId: string): Promise<void>;
  /** The last `limit` segments of the transcript, in the order they were said. */
  newestSegments(meetingId: string, limit: number): Promise<Segment[]>;
  summarise(meeting: Pick<Meeting, 'id' | 'botName' | 'sessionStartedAt'>): Promise<SessionSummary>;
  recorded(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<Recorded>;
  /** Who was in the call, as `recorded` has them. */
  participants(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<string[]>;
  /**
   * Keeps which segments speak to the persona and ask it for something. Returns how many do since the last sign that it
   * heard: words that may be its own, or a task that PikaStream told of.
   */
  markSpokenTo(meeting: Pick<Meeting, 'id' | 'botName'>, eventIds: readonly string[]): Promise<number>;
};
