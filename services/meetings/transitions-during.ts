import type { EndReason } from './end-reasons.ts';
import type { Meeting } from './meeting.ts';
import { describeProblem } from './problem.ts';
import { timing } from './timing.ts';
import { type Cell, type Changes, type Row, type Step, secondsAfter } from './transition.ts';
import { cardPosted, cardUndeliverable, fail, giveUp } from './transition-steps.ts';

/** A session exists: stop, extend, lose sight, hear. The same in `joining` and `live`. */
const stopSession: Cell<'stop'> = {
  to: ['leaving'],
  step: (_, event, now) => leave(event.reason, now, { stopRequestedBy: event.by, stopRequestedAt: now }),
};

const extend: Cell<'extend'> = {
  to: [],
  // `fromLimit` is the limit the person saw: a double click extends once.
  step: (meeting, event) =>
    event.fromLimit === meeting.limitMinutes
      ? {
          set: {
            limitMinutes: meeting.limitMinutes + event.minutes,
            limitedBy: 'request',
            limitAt: meeting.limitAt && secondsAfter(meeting.limitAt, event.minutes * 60),
            limitAskedAt: null,
          },
          say: [{ kind: 'extended', by: event.by, minutes: event.minutes }],
        }
      : null,
};

const limitNear: Cell<'limit_near'> = {
  to: [],
  step: (_, __, now) => ({ set: { limitAskedAt: now }, say: [{ kind: 'limit_near' }] }),
};

const limitReached: Cell<'limit_reached'> = {
  to: ['leaving'],
  step: (meeting, _, now) => leave(meeting.limitedBy === 'budget' ? 'budget' : 'maximum_length', now),
};

const pollFailed: Cell<'poll_failed'> = {
  to: [],
  step: (meeting, event, now) => {
    const since = meeting.pollFailingSince ?? now;
    // A refused key is said at once: nothing is known or done until a person acts. The rest may pass.
    const patience = event.problem.kind === 'key_refused' ? 0 : timing.pollTroubleSaidAfter;
    const speak = !meeting.pollTroubleSaidAt && now >= secondsAfter(since, patience);
    return {
      set: { askedAt: now, pollFailingSince: since, ...(speak ? { pollTroubleSaidAt: now } : {}) },
      ...(speak ? { say: [{ kind: 'poll_trouble', problem: event.problem }] } : {}),
    };
  },
};

const heard: Cell<'heard'> = {
  to: [],
  step: (meeting, event, now) => {
    const alone = event.present === 0;
    return {
      set: {
        feed: event.feed,
        feedCursor: event.cursor,
        inCallAt: meeting.inCallAt ?? (event.inCall ? now : null),
        aloneSince: alone ? (meeting.aloneSince ?? now) : null,
      },
    };
  },
};

const refresh: Cell<'refresh_due'> = { to: [], step: (_, __, now) => ({ set: { refreshedAt: now } }) };

/** From the request for a session until it is being left. */
export const rowsDuring = {
  dispatching: {
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
    // Another door may tell the session's id later.
    session_created: { to: ['joining', 'leaving'], step: sessionStarted },
    forget: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'forgotten', now, event.by) },
    retry: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'retried', now, event.by) },
    stop: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'forgotten', now, event.by) },
    card_posted: cardPosted,
  },
  joining: {
    polled: {
      to: ['live', 'leaving', 'failed'],
      step: (meeting, event, now) => {
        if (event.phase === 'connected') {
          return seen(meeting, now, { to: 'live', set: { connectedAt: now, refreshedAt: now } });
        }
        if (event.phase === 'closed') {
          const reason = event.detail ? errorReason(event.detail) : 'refused_by_host';
          return {
            to: 'failed',
            set: { endReason: reason, endDetail: event.detail, sessionEndedAt: now, overAt: now },
            say: [{ kind: 'failed' }],
          };
        }
        // A session in error may still bill: it is left like any other.
        if (event.phase === 'error')
          return leave(errorReason(event.detail), now, { endDetail: event.detail });
        return seen(meeting, now);
      },
    },
    poll_failed: pollFailed,
    heard,
    lobby_hint_due: {
      to: [],
      step: (_, __, now) => ({ set: { lobbyHintedAt: now }, say: [{ kind: 'lobby_hint' }] }),
    },
    lobby_timed_out: { to: ['leaving'], step: (_, __, now) => leave('lobby_timeout', now) },
    limit_near: limitNear,
    limit_reached: limitReached,
    extend,
    stop: stopSession,
    card_posted: cardPosted,
  },
  live: {
    polled: {
      to: ['leaving', 'wrapping_up'],
      step: (meeting, event, now) => {
        if (event.phase === 'closed')
          return ended(event.detail ? errorReason(event.detail) : 'call_ended', event.detail, now);
        if (event.phase === 'error')
          return leave(errorReason(event.detail), now, { endDetail: event.detail });
        return seen(meeting, now);
      },
    },
    poll_failed: pollFailed,
    heard,
    limit_near: limitNear,
    limit_reached: limitReached,
    alone_too_long: { to: ['leaving'], step: (_, __, now) => leave('alone', now) },
    refresh_due: refresh,
    extend,
    stop: stopSession,
    card_posted: cardPosted,
  },
} satisfies Record<string, Row>;

const refusal: Partial<Record<string, EndReason>> = {
  key_refused: 'key_refused',
  payment_required: 'wallet_empty',
};

/** An empty wallet ends sessions with the words `Invalid API balance`. */
function errorReason(detail: string | null): EndReason {
  return /balance/i.test(detail ?? '') ? 'wallet_empty' : 'pika_error';
}

function sessionStarted(meeting: Meeting, event: { sessionId: string }, now: Date): Step {
  // Billing may have begun with the request, not with its answer.
  const startedAt = meeting.createStartedAt ?? now;
  const set: Changes = {
    sessionId: event.sessionId,
    sessionStartedAt: startedAt,
    limitAt: secondsAfter(startedAt, meeting.limitMinutes * 60),
    askedAt: null,
    endDetail: null,
  };
  if (meeting.stopRequestedAt) return leave(meeting.endReason ?? 'asked', now, set);
  return { to: 'joining', set: { ...set, joiningSince: now } };
}

/** PikaStream answered: whatever trouble there was is over, and is said to be if it was said. */
function seen(meeting: Meeting, now: Date, step: Step = {}): Step {
  const recovered = meeting.pollTroubleSaidAt !== null;
  return {
    ...step,
    set: { ...step.set, askedAt: now, pollFailingSince: null, pollTroubleSaidAt: null },
    say: recovered ? [{ kind: 'poll_recovered' }] : [],
  };
}

function leave(reason: EndReason, now: Date, set: Changes = {}): Step {
  return { to: 'leaving', set: { ...set, endReason: reason, leavingSince: now, askedAt: null } };
}

/** The session is over; what it left behind is collected. */
export function ended(reason: EndReason | null, detail: string | null, now: Date): Step {
  return {
    to: 'wrapping_up',
    set: {
      ...(reason ? { endReason: reason, endDetail: detail } : {}),
      sessionEndedAt: now,
      askedAt: null,
      notesUntil: secondsAfter(now, timing.notesWaitedFor),
    },
    say: [{ kind: 'ended' }],
  };
}
