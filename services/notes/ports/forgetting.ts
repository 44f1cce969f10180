/** Removes words of people, inside one transaction. What is in Slack is the announcer's. */
export type Forgetting = {
  /** All that was said, written and asked for in a meeting. */
  meeting(meetingId: string): Promise<void>;
  /**
   * A person's keys, calendars, replies, answers and messages, what their agents asked for, and what we wrote to them.
   * Answers with the meetings whose recaps and plans are to be shown anew.
   */
  person(teamId: string, userId: string): Promise<string[]>;
  /** The keys of canvases that we made for a meeting, which we can delete. */
  canvases(meetingId: string): Promise<string[]>;
};
