import type { Item } from '../../notes/item.ts';
import type { Work } from '../work/work-change.ts';
import type { NewsFor } from './standup-news.ts';

/** What a standup's thread shows before the call. */
export type StandupPrompt = {
  /** Still to be done since last time. */
  readonly open: readonly Item[];
  /** What changed in tickets and pull requests; null where nobody reads them. */
  readonly work: Work | null;
  /** How much is new for those who wrote for it before. */
  readonly news: readonly NewsFor[];
  /** Who has written something for it. */
  readonly from: readonly string[];
};
