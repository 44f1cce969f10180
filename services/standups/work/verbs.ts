import type { WhatHappened } from './work-change.ts';

/** What somebody did, before what they did it to. */
export const verbs: Readonly<Record<WhatHappened, string>> = {
  pull_opened: 'opened',
  pull_merged: 'merged',
  pull_closed: 'closed unmerged',
  review_asked: 'to review:',
  reviewed: 'reviewed',
  approved: 'approved',
  changes_asked: 'asked for changes in',
  issue_opened: 'opened',
  issue_closed: 'closed',
  issue_moved: 'moved',
};
