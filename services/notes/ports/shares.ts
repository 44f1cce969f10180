import type { Meeting } from '../../meetings/meeting.ts';

/** A copy of a recap in another channel. */
export type Share = {
  readonly channelId: string;
  /** Null once that person had their data deleted. */
  readonly sharedBy: string | null;
};

/** Where recaps were shared, inside one transaction. */
export type Shares = {
  /** In the order in which they were shared. */
  of(meetingId: string): Promise<Share[]>;
  /** False where it's there already. */
  add(meeting: Pick<Meeting, 'id' | 'teamId'>, share: Share): Promise<boolean>;
};
