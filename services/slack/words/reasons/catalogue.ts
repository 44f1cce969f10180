import { decisionRefusals } from './decisions.ts';
import { endReasons } from './ended.ts';
import { linkRefusals } from './links.ts';
import { obstacles } from './obstacles.ts';
import { problems } from './problems.ts';
import { requestRefusals } from './requests.ts';
import { settingRefusals } from './settings.ts';
import { spendingRefusals } from './spending.ts';
import { startDoubts } from './start-doubts.ts';

/**
 * Every reason that people read, by subject and code. A new subject is a book beside these and a line here; then the
 * compiler wants words for each of its codes, and the test of the catalogue an example of each.
 */
export const reasons = {
  ended: endReasons,
  problem: problems,
  request: requestRefusals,
  link: linkRefusals,
  obstacle: obstacles,
  decision: decisionRefusals,
  setting: settingRefusals,
  spending: spendingRefusals,
  start: startDoubts,
} as const;
