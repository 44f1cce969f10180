import type { Meeting } from '../../meetings/meeting.ts';
import type { Segment } from '../../sessions/transcript.ts';

export type Attendee = { readonly name: string; readonly email: string | null };

/** What the session's events hold of a call. */
export type Recordings = {
  /** In the order in which it was said. */
  segments(meetingId: string): Promise<Segment[]>;
  /** Who was in the call, ourselves left out. */
  attendees(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<Attendee[]>;
};
