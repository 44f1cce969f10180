import type { Item } from '../item.ts';

/** Action items, inside one transaction. */
export type Items = {
  /** As it stands, unlocked: its meeting is locked before it. */
  find(id: string): Promise<Item | null>;
  lock(id: string): Promise<Item | null>;
  insert(items: readonly Item[]): Promise<void>;
  /** Compare-and-set on the version; sees to the reminder at `remindAt`. */
  replace(before: Item, after: Item): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Of one meeting, in the order of its notes. */
  of(meetingId: string): Promise<Item[]>;
};
