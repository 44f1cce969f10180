/** What someone wrote into a waiting meeting's thread. */
export type ThreadUpdate = {
  readonly userId: string;
  /** As Slack shows them. */
  readonly name: string;
  readonly text: string;
  /** Slack's time of the message. */
  readonly ts: string;
};

/** What somebody did since last time, read in other services for the call. */
export type BroughtWork = {
  /** In Slack; null where the service's account is nobody's there. */
  readonly userId: string | null;
  readonly name: string;
  /** A pull request or ticket each. */
  readonly lines: readonly string[];
};

/** What people wrote into a meeting's thread before it began, inside one transaction. */
export type ThreadUpdates = {
  /** In the order of the thread, without what was deleted. */
  of(meetingId: string): Promise<ThreadUpdate[]>;
  /** By person, in the order in which the thread has it. */
  work(meetingId: string): Promise<BroughtWork[]>;
  /** A meeting that replaces another takes over what was written for it, and its occurrence of a standup. */
  handOver(fromMeetingId: string, toMeetingId: string): Promise<void>;
};
