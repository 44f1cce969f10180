import type { Item } from '../../notes/item.ts';

/** What a standup's thread shows before the call. */
export type StandupPrompt = {
  /** Still to be done since last time. */
  readonly open: readonly Item[];
  /** Who has written something for it. */
  readonly from: readonly string[];
};
