import type { SessionEvent } from '../../sessions/session-event.ts';
import type { Notes } from '../../sessions/session-notes.ts';
import type { Segment } from '../../sessions/transcript.ts';
import type { Meeting } from '../meeting.ts';

/** What the stream of a session's events says so far. */
export type SessionSummary = {
  /**
   * A participant or speech was seen: evidence of being in the call. Of what somebody else's ears heard, only its own
   * words are.
   */
  inCall: boolean;
  /** Other people in the call now; null when nothing was ever said of participants. */
  present: number | null;
  participants: string[];
  segments: number;
  tasks: number;
  /** A `session.ended` event came. */
  ended: boolean;
  /** From a `notes.ready` event. */
  notes: Notes | null;
};

/** The append-only stream of what a session reports, whichever door it came through. */
export type SessionLog = {
  /** Stores what is new; the first one in wins by session and event id. */
  record(
    meeting: Meeting,
    door: 'feed' | 'notes' | 'mcp' | 'ears',
    events: readonly SessionEvent[],
  ): Promise<void>;
  /** Events that came before their session was known here become the meeting's. */
  adopt(meeting: Meeting): Promise<void>;
  /** The types of what came since this was last asked; asked in a transaction, so that what follows is done once. */
  takeNewEventTypes(meetingId: string): Promise<string[]>;
  /** Removes all that was recorded of a meeting. */
  forget(meetingId: string): Promise<void>;
  /** The last `limit` segments of the transcript, in the order they were said. */
  newestSegments(meetingId: string, limit: number): Promise<Segment[]>;
  summarise(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<SessionSummary>;
};
