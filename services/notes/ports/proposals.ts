import type { Meeting } from '../../meetings/meeting.ts';
import type { LearnedOf } from '../learned.ts';

/** What people are asked about below a recap: whether to remember what was said. */
export type Proposals = {
  /** Takes the place of what was proposed of this call before and nobody answered. Nobody is shown it while a recap is held. */
  propose(meeting: Meeting, learned: readonly LearnedOf[]): Promise<void>;
};
