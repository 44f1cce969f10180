import type { DecisionKind, DecisionOutcome } from '../../meetings/decide.ts';
import { canRetry, type Meeting } from '../../meetings/meeting.ts';
import type { RetryOutcome } from '../../meetings/retry.ts';
import { mention } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';
import { sayEnd } from './end-reasons.ts';
import { dayAndTime, sayObstacle } from './start-times.ts';

/** What the one who pressed or typed is told; null where the card says it all. */
export function sayDecision(
  asked: DecisionKind['kind'] | 'retry',
  outcome: DecisionOutcome | RetryOutcome,
  userId: string,
): string | null {
  switch (outcome.kind) {
    case 'done':
    case 'proposed':
      return null;
    case 'not_here':
      return 'That meeting is not in this channel. Nothing was changed.';
    case 'external':
      return 'Only members of the workspace that pays for Stand-in can do that. Anyone can stop it.';
    case 'over_budget':
      return `Not extended: this channel’s budget of ${dollars(outcome.budgetUsd)} a month does not cover it (${dollars(outcome.committedUsd)} used or promised).`;
    case 'bad_time':
      return sayBadTime(outcome);
    case 'not_now':
      return sayObstacle(outcome.obstacle);
    case 'too_late':
      return sayTooLate(asked, outcome.meeting, userId);
    case 'already':
    case 'cap_reached':
    case 'no_budget':
    case 'called_off':
    case 'too_many_links':
      // Said in the thread.
      return null;
    default:
      return outcome satisfies never;
  }
}

function sayBadTime({ why }: Extract<DecisionOutcome, { kind: 'bad_time' }>): string {
  return why === 'over'
    ? 'That time is over. Choose another, or use Join now or Don’t join.'
    : 'That is more than 30 days ahead; ask again nearer to it.';
}

function sayTooLate(asked: DecisionKind['kind'] | 'retry', meeting: Meeting, userId: string): string {
  const first = meeting.stopRequestedBy ?? meeting.decidedBy;
  const who = first === userId ? 'You have' : first ? `${mention(first)} has` : null;
  if (asked === 'retry' && canRetry(meeting))
    return 'Somebody was first: it was already sent again. Its newest card says how it goes.';
  switch (meeting.state) {
    case 'done':
    case 'failed':
    case 'cancelled':
    case 'missed':
      return `That is over. ${sayEnd(meeting)}`;
    case 'leaving':
    case 'wrapping_up':
      return `It is already leaving. ${sayEnd(meeting)}`;
    default:
      if (asked === 'extend') return `Somebody was first: the limit is ${meeting.limitMinutes} min now.`;
      if (meeting.stopRequestedAt && who) return `${who} already stopped it.`;
      if (meeting.state === 'scheduled')
        return `It goes in by itself ${meeting.startsAt ? dayAndTime(meeting.startsAt) : 'at its time'}. Use Join now or Don’t join on its card.`;
      if (who) return `${who} already sent it in. Use Stop to take it out.`;
      return 'It is already on its way. Use Stop to take it out.';
  }
}
