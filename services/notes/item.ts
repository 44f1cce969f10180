import type { Due, Evidence } from './written-notes.ts';

/** `suggested` are words that sound like a promise: nobody's task until someone keeps them. */
export type ItemState = 'suggested' | 'open' | 'done' | 'dropped';

/** An action item as people work on it after the call. Times are the database's. */
export type Item = {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly meetingId: string;
  /** From 0, in the order of the notes. */
  readonly position: number;
  readonly text: string;
  /** As the call has it; null is unassigned. */
  readonly ownerName: string | null;
  /** In Slack; only where one match is clear, or where someone said so. */
  readonly ownerId: string | null;
  readonly due: Due | null;
  readonly evidence: readonly Evidence[];
  readonly state: ItemState;
  /** Grows by one with every change. */
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  /** Slack ids of those who were told that it is theirs. */
  readonly told: readonly string[];
  /** When its owner is reminded; null when nobody is to be. */
  readonly remindAt: Date | null;
  readonly createdAt: Date;
};

/** An action item that a person or a writer of notes stands for; of highlights, one that someone kept. */
export type KeptItem = Item & { readonly state: Exclude<ItemState, 'suggested'> };

export function isKept(item: Item): item is KeptItem {
  return item.state !== 'suggested';
}

/** What is true of an item that nobody did anything to. */
export const untouched = {
  state: 'open',
  version: 1,
  changedBy: null,
  changedAt: null,
  editedBy: null,
  editedAt: null,
  told: [],
} as const satisfies Partial<Item>;
