import type { Meeting } from '../meeting.ts';
import { describeProblem } from '../problem.ts';
import type { EndReason } from './end-reasons.ts';
import { timing } from './timing.ts';
import { type Changes, type Row, type Step, secondsAfter } from './transition.ts';
import {
  cardPosted,
  cardUndeliverable,
  fail,
  giveUp,
  leave,
  limitLowered,
  personaUnready,
} from './transition-steps.ts';

/** From the request for a session until there is one, or nobody knows. */
export const rowsStarting = {
  dispatching: {
    limit_lowered: limitLowered,
    card_posted: cardPosted,
    card_undeliverable: cardUndeliverable,
    create_started: {
      to: [],
      step: (meeting, _, now) => ({
        set: { createStartedAt: now, createAttempts: meeting.createAttempts + 1 },
      }),
    },
    create_deferred: {
      to: ['cancelled'],
      step: (meeting, event, now) => {
        if (meeting.stopRequestedAt) return giveUp('cancelled', meeting.endReason ?? 'asked', now);
        const backoff = Math.min(
          timing.createRetryFirst * 2 ** (meeting.createAttempts - 1),
          timing.createRetryMost,
        );
        const wait = Math.max(event.retryAfterSeconds ?? 0, backoff);
        return {
          set: {
            createStartedAt: null,
            createNextAt: secondsAfter(now, wait),
            endDetail: describeProblem(event.problem),
            createDeferredSaidAt: meeting.createDeferredSaidAt ?? now,
          },
          say: meeting.createDeferredSaidAt
            ? []
            : [{ kind: 'create_deferred', problem: event.problem, lastOkAt: event.lastOkAt }],
        };
      },
    },
    persona_unready: {
      to: ['proposed'],
      step: (meeting, event, now) =>
        meeting.createStartedAt ? null : personaUnready.step(meeting, event, now),
    },
    create_refused: {
      to: ['failed'],
      step: (_, event, now) => fail(refusal[event.problem.kind] ?? 'request_refused', event.problem, now),
    },
    create_timed_out: {
      to: ['failed'],
      step: (meeting, _, now) => ({
        to: 'failed',
        set: { endReason: meeting.cardPostedAt ? 'pika_unreachable' : 'card_undeliverable', overAt: now },
        say: [{ kind: 'failed' }],
      }),
    },
    create_uncertain: {
      to: ['uncertain'],
      step: (_, event) => ({
        to: 'uncertain',
        set: { endDetail: describeProblem(event.problem) },
        say: [{ kind: 'create_uncertain', problem: event.problem }],
      }),
    },
    session_created: { to: ['joining', 'leaving'], step: sessionStarted },
    // Before the request went out nothing has begun; after that the stop waits for the answer.
    stop: {
      to: ['cancelled'],
      step: (meeting, event, now) =>
        meeting.createStartedAt
          ? meeting.stopRequestedAt
            ? null
            : { set: { stopRequestedBy: event.by, stopRequestedAt: now, endReason: event.reason } }
          : giveUp('cancelled', event.reason, now, event.by),
    },
  },
  uncertain: {
    limit_lowered: limitLowered,
    // The session's id may still arrive through another door.
    session_created: { to: ['joining', 'leaving'], step: sessionStarted },
    dismiss: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'dismissed', now, event.by) },
    retry: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'retried', now, event.by) },
    stop: {
      to: ['cancelled'],
      step: (_, event, now) => giveUp('cancelled', event.by ? 'dismissed' : event.reason, now, event.by),
    },
    card_posted: cardPosted,
  },
} satisfies Record<string, Row>;

const refusal: Partial<Record<string, EndReason>> = {
  key_refused: 'key_refused',
  payment_required: 'wallet_empty',
};

function sessionStarted(meeting: Meeting, event: { sessionId: string }, now: Date): Step {
  // Billing may have begun with the request, not with its answer.
  const startedAt = meeting.createStartedAt ?? now;
  const set: Changes = {
    sessionId: event.sessionId,
    sessionStartedAt: startedAt,
    limitAt: secondsAfter(startedAt, meeting.limitMinutes * 60),
    askedAt: now,
    endDetail: null,
  };
  if (meeting.stopRequestedAt) return leave(meeting.endReason ?? 'asked', now, set);
  return { to: 'joining', set: { ...set, joiningSince: now, refreshedAt: now } };
}
