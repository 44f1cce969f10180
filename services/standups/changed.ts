import type { Cost } from './cost.ts';
import type { Standup } from './standup.ts';
import type { Wish } from './terms-after.ts';

/** A change that was made, with what everyone in the channel should know. */
export type Changed = {
  kind: 'changed';
  what: 'add' | Wish['kind'];
  by: string;
  standup: Standup;
  /** The next three times, and the zone of the asker. */
  next: readonly Date[];
  zone: string;
  cost: Cost;
  /** The time that is left out: skipped, or waiting for its call when this was decided. */
  dropped: Date | null;
  /** A card that was called off stays so. */
  undoable: boolean;
};
