import type { Meeting } from '../../meetings/meeting.ts';

/** A meeting in the hands of somebody's agent. */
export type Claim = {
  readonly tokenId: string;
  /** For whom it acts. */
  readonly userId: string;
  /** As its owner calls it; null where they didn't say. */
  readonly name: string | null;
  readonly claimedAt: Date;
};

type Of = Pick<Meeting, 'id'>;

/** Which agent took a meeting over, inside one transaction that has the meeting's lock. */
export type Claims = {
  /** Null where nobody has it, or the key has ended by which they had it. */
  of(meeting: Of): Promise<Claim | null>;
  /** Closes what an ended key left open. Null where another key has it, or this one has ended. */
  claim(meeting: Pick<Meeting, 'id' | 'teamId'>, tokenId: string, userId: string): Promise<Claim | null>;
  /** Ends a claim, from this moment or since its key ended. False where this key doesn't have the meeting. */
  end(meeting: Of, tokenId: string): Promise<boolean>;
  /** The key that has it, whether it still counts or not. */
  holder(meeting: Of): Promise<string | null>;
  /** Meetings that are in the hands of these keys, in the order in which they are locked. */
  heldBy(tokenIds: readonly string[]): Promise<string[]>;
  /** Whether its claim is to end: the key did, or wasn't used on it for this long. */
  hasLapsed(meeting: Of, silentMinutes: number): Promise<boolean>;
};
