import type { Obstacle } from '../../../meetings/start-scheduled.ts';
import { mention } from '../../mrkdwn.ts';
import { budgetOf, committedOf, raise } from './budget.ts';
import { freePlace } from './caps.ts';
import type { ByKind, ReasonBook } from './reason.ts';

/** Why a meeting that someone wants to start or to schedule goes on waiting. */
export const obstacles: ReasonBook<ByKind<Obstacle>> = {
  call_taken: ({ holder }) => ({
    what:
      holder.state === 'scheduled'
        ? `${mention(holder.requestedBy)} already scheduled this call for about that time. Nothing changed.`
        : 'This call already has an agent, in it or on its way. Nothing changed.',
    next: null,
  }),
  // Whose cap it is may be someone else's than the reader's.
  cap_reached: (cap) => ({
    what: `The limit of ${cap.most} ${cap.scheduled ? 'scheduled' : 'active'} calls has been reached. Nothing changed.`,
    next: freePlace(cap),
  }),
  no_budget: (amounts) => ({
    what: `Not started: ${budgetOf(amounts)} doesn’t cover it ${committedOf(amounts)}.`,
    next: `${raise(amounts)}, then try again.`,
  }),
};
