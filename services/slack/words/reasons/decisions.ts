import type { DecisionKind, DecisionOutcome } from '../../../meetings/decide.ts';
import { canRetry, isOver, type Meeting } from '../../../meetings/meeting.ts';
import type { RetryOutcome } from '../../../meetings/retry.ts';
import { mention } from '../../mrkdwn.ts';
import { dayAndTime } from '../start-times.ts';
import { wordsOfNoAccess } from './access.ts';
import { budgetOf, committedOf, raise } from './budget.ts';
import { sayEnd } from './ended.ts';
import { obstacles } from './obstacles.ts';
import { personaRefusals } from './personas.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';
import { spendingWords } from './spending.ts';

type Refused = Exclude<DecisionOutcome, { kind: 'done' }>;
/** What someone wanted to do to a meeting, and who. */
type Wanted = { asked: DecisionKind['kind'] | 'retry'; userId: string };

/** Why a press or a command changed nothing. */
export const decisionRefusals: ReasonBook<ByKind<Refused>, Wanted> = {
  not_here: () => ({ what: 'That meeting isn’t in this channel. Nothing changed.', next: null }),
  not_entitled: (refusal) => ({
    ...wordsOfNoAccess(refusal),
    next: 'Anyone can press *Stop* or *Don’t join*.',
  }),
  not_a_spender: (refusal) => spendingWords(refusal),
  at_ceiling: ({ mostMinutes, by }) =>
    by === 'policy'
      ? {
          what: `Not extended: the policy here allows calls of ${mostMinutes} min at most.`,
          next: 'Change that in `/pika policy`, then try again.',
        }
      : {
          what: `Not extended: ${mostMinutes} min is the most a call can take here.`,
          next: 'Still talking when it leaves? Paste the link again.',
        },
  over_budget: (amounts) => ({
    what: `Not extended: ${budgetOf(amounts)} doesn’t cover it ${committedOf(amounts)}.`,
    next: `${raise(amounts)}, then try again.`,
  }),
  bad_time: ({ why }) =>
    why === 'over'
      ? {
          what: 'That time has passed.',
          next: 'Pick a later one, or use *Join now* or *Don’t join*.',
        }
      : { what: 'You can schedule up to 30 days ahead.', next: 'Pick an earlier time, or ask again later.' },
  ...personaRefusals,
  not_now: ({ obstacle }) => wordsFor(obstacles, obstacle, undefined),
  too_late: ({ meeting }, { asked, userId }) =>
    isOver(meeting) ? tooLateWhenOver(meeting, asked) : tooLate(meeting, asked, userId),
};

/** For the person who pressed or typed; null where the card or the thread says it all. */
export function sayDecision(
  asked: Wanted['asked'],
  outcome: DecisionOutcome | RetryOutcome,
  userId: string,
): string | null {
  return isRefused(outcome) ? sayReason(wordsFor(decisionRefusals, outcome, { asked, userId })) : null;
}

function isRefused(outcome: DecisionOutcome | RetryOutcome): outcome is Refused {
  return Object.hasOwn(decisionRefusals, outcome.kind);
}

function tooLateWhenOver(meeting: Meeting, asked: Wanted['asked']): ReasonWords {
  return asked === 'retry' && canRetry(meeting)
    ? alreadyRetried
    : { what: `That meeting is over. ${sayEnd(meeting)}`, next: null };
}

const alreadyRetried = { what: 'Someone already retried this.', next: 'See the latest card.' } as const;

function tooLate(meeting: Meeting, asked: Wanted['asked'], userId: string): ReasonWords {
  const { state, stopRequestedAt, stopRequestedBy, decidedBy, startsAt } = meeting;
  if (asked === 'retry' && canRetry(meeting)) return alreadyRetried;
  if (state === 'leaving' || state === 'wrapping_up')
    return { what: `It’s already leaving. ${sayEnd(meeting)}`, next: null };
  if (asked === 'extend')
    return { what: `Someone was first: the limit is now ${meeting.limitMinutes} min.`, next: null };
  const first = stopRequestedBy ?? decidedBy;
  const who = first === userId ? 'You’ve' : first ? `${mention(first)} has` : null;
  if (stopRequestedAt && who) return { what: `${who} already stopped it.`, next: null };
  if (state === 'scheduled')
    return {
      what: `It joins ${startsAt ? dayAndTime(startsAt) : 'at its scheduled time'}.`,
      next: 'Use *Join now* or *Don’t join* on its card.',
    };
  return {
    what: who ? `${who} already sent it in.` : 'It’s already on its way.',
    next: 'Use *Stop* to make it leave.',
  };
}
