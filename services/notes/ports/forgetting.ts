import type { Meeting } from '../../meetings/meeting.ts';

/** Removes words of people, inside one transaction. What is in Slack is the announcer's. */
export type Forgetting = {
  /** All that was said, written and asked for in a meeting. */
  meeting(meetingId: string): Promise<void>;
  /**
   * What these names said in a meeting, and what was made of all that was said there; what people wrote themselves stays. Its
   * words must be cut before.
   *
   * @param title Of the notes, until they are written again.
   */
  speaker(
    meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
    names: readonly string[],
    title: string,
  ): Promise<void>;
  /** What was said in a meeting, where its notes alone stay. Its words must be cut before. */
  words(meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId'>): Promise<void>;
  /**
   * A person's keys, calendars, replies, answers and messages, what their agents asked for, and what we wrote to them.
   * Answers with the meetings whose recaps and plans are to be shown again.
   */
  person(teamId: string, userId: string): Promise<string[]>;
  /** Whether somebody kept something of a meeting at Pika too, which we can't delete. */
  isAtPika(meetingId: string): Promise<boolean>;
  /** Whether words of a meeting went into somebody's workflow in Slack. */
  isInWorkflow(meetingId: string): Promise<boolean>;
  /** Whether Pika remembers something of a person's AI Self, or was told something by them, which we can't delete either. */
  isPersonAtPika(teamId: string, userId: string): Promise<boolean>;
  /** The keys of canvases that we made for a meeting, which we can delete. */
  canvases(meetingId: string): Promise<string[]>;
};
