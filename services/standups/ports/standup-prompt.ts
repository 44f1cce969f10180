import type { Item } from '../../notes/item.ts';

/** What the thread of a standing meeting is asked before it begins. */
export type StandupPrompt = {
  /** Still to be done since last time. */
  readonly open: readonly Item[];
  /** Who has written something for it. */
  readonly from: readonly string[];
};
