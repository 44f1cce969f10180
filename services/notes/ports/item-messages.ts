import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Item } from '../item.ts';

/** An item for its owner, who is in Slack; `title` is what the call was about. */
export type OwnedItem = {
  readonly meeting: Meeting;
  readonly title: string;
  readonly item: Item;
  readonly ownerId: string;
  /** The list for which its words aren't shown, nor what the call was about. */
  readonly hidden: ListOwner | null;
};

/** What the owners of action items are told, each in a DM, in the transaction that causes it. */
export type ItemMessages = {
  assigned(owned: OwnedItem, by: string): Promise<void>;
  /** Once for a day and a person. */
  remind(owned: OwnedItem): Promise<void>;
};
