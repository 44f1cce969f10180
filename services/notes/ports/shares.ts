import type { Meeting } from '../../meetings/meeting.ts';

/** A copy of a recap in another channel. */
export type Share = {
  readonly channelId: string;
  /** Null once that person had their data deleted. */
  readonly sharedBy: string | null;
};

/** Where recaps were shared, inside one transaction. */
export type Shares = {
  /** Those that stand, in the order in which they were shared. */
  of(meetingId: string): Promise<Share[]>;
  /** False where it's there already. */
  add(meeting: Pick<Meeting, 'id' | 'teamId'>, share: Share): Promise<boolean>;
  /** Meetings of which a copy stands in a channel. */
  meetingsIn(teamId: string, channelId: string): Promise<string[]>;
  /** Channels in which copies stand. */
  channels(teamId: string): Promise<string[]>;
  /** False where none stands there. */
  takeBack(meetingId: string, channelId: string): Promise<boolean>;
};
