/** Which agents have read words of others, inside one transaction. */
export type WordsRead = {
  /**
   * Whether an agent has read words of this meeting at any time, or of another one in the last 24 hours: what it heard
   * in one call, it could do in another. Without a meeting, the last 24 hours count.
   */
  hasRead(tokenId: string, meetingId: string | null): Promise<boolean>;
  /** It is given words of others in this transaction: what it asks for waits for a click from now on. */
  markRead(teamId: string, meetingId: string, tokenId: string): Promise<void>;
};
