import type { Meeting } from '../../meetings/meeting.ts';
import type { Item } from '../item.ts';
import type { Reach } from './past-meetings.ts';

/** An action item that is open, and where it comes from. */
export type OpenItem = {
  readonly item: Item;
  readonly title: string;
  /** When its call was. */
  readonly calledAt: Date;
  /** Slack's message with its thread; null where none was posted. */
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
};

/** `total`: also those that aren't among `items`. */
export type OpenList = { readonly items: readonly OpenItem[]; readonly total: number; readonly now: Date };

/** As far as a writer of notes needs it. */
export type OpenTask = Pick<Item, 'text' | 'ownerName'>;

/**
 * What is open from earlier calls of the same series: of the same link or name, in the same channel, so that nobody is
 * told of what they may not see. Newest first.
 */
export type OpenFromBefore = (meeting: Meeting, limit: number) => Promise<OpenTask[]>;

/** Open action items of recaps that aren't held. */
export type OpenItems = {
  /** One's own first, then what is nobody's, then others'; what is due soonest before the rest. */
  in(reach: Reach, userId: string, limit: number): Promise<OpenList>;
  /** One's own, and all of one's own DM with the app. */
  of(reach: Reach, userId: string, limit: number): Promise<OpenList>;
};
