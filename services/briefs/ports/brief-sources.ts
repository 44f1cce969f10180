import type { Meeting } from '../../meetings/meeting.ts';
import type { Reader } from '../../memory/may-read.ts';
import type { Recorded } from '../../memory/ports/recorded.ts';
import type { Reach } from '../../notes/ports/past-meetings.ts';
import type { BriefLine, BriefState } from '../brief.ts';

/** A calendar's event that a meeting was made for. */
type EventOfMeeting = {
  readonly title: string;
  /** Names or addresses, the first few. */
  readonly guests: readonly string[];
  /** The addresses of the same. */
  readonly guestEmails: readonly string[];
  readonly guestCount: number;
  readonly outside: boolean;
};

/** What a brief is made of, read inside one transaction where it stands. Held recaps stay out of it. */
export type Briefs = {
  of(meetingId: string): Promise<BriefState | null>;
  save(state: BriefState): Promise<void>;
  eventOf(meetingId: string): Promise<EventOfMeeting | null>;
  /** The newest call of the same link or name in this channel that took place before. */
  callBefore(meeting: Meeting): Promise<Pick<Meeting, 'id' | 'botName'> | null>;
  /** Of a call's recap. */
  decisionsOf(meetingId: string, limit: number): Promise<BriefLine[]>;
  /** Open action items there: one's own first, then nobody's, then others'. With `mine` one's own alone. */
  openItems(reach: Reach, userId: string, mine: boolean, limit: number): Promise<PlacedLine[]>;
  /**
   * What stands under these keys, in their order, as `reader` may know it; what was forgotten is missing. `now`: facts that
   * are still kept and items that are still open; `then`: also what was replaced or done since.
   */
  linesOf(
    reader: Reader,
    teamId: string,
    keys: readonly string[],
    when: 'now' | 'then',
  ): Promise<BriefLine[]>;
  placesOf: Recorded['placesOf'];
  /** The newest of a channel's meetings that isn't over, else the newest: of a call, a thread, or any. */
  find(
    place: Pick<Meeting, 'teamId' | 'channelId'>,
    which: { callKey: string } | { threadTs: string } | null,
  ): Promise<Meeting | null>;
  /** Sees that the person who asked for it is shown the brief, in their DM. */
  offer(meeting: Meeting): Promise<void>;
};

/** A line with the channel that it belongs to. */
type PlacedLine = BriefLine & { readonly channelId: string };
