import type { Meeting } from '../../meetings/meeting.ts';

/** Somebody who wrote for an earlier time of a standup, and when they last did. */
export type LastWrote = { readonly userId: string; readonly name: string; readonly at: Date };

/** How much is new for one of them since then, and no words of it. */
export type NewsFor = {
  readonly userId: string;
  readonly items: number;
  /** Decisions that name them. */
  readonly decisions: number;
  /** What others remembered about them. */
  readonly facts: number;
};

/** What recaps of a meeting's channel have since then that is for somebody. Held ones stay out of it. */
export type StandupNews = {
  since(
    meeting: Pick<Meeting, 'teamId' | 'channelId' | 'requestedBy'>,
    since: Date,
  ): Promise<{
    /** Open action items that somebody has. */
    readonly items: readonly { readonly ownerId: string; readonly at: Date }[];
    readonly decisions: readonly { readonly text: string; readonly at: Date }[];
  }>;
};
