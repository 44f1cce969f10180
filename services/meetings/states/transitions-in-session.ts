import type { Meeting } from '../meeting.ts';
import { extension } from '../money.ts';
import type { EndReason } from './end-reasons.ts';
import type { SessionPhase } from './events.ts';
import { timing } from './timing.ts';
import { type Cell, type Row, type Step, secondsAfter } from './transition.ts';
import { cardPosted, ended, feedRead, leave, limitLowered, presenceIn, seenIn } from './transition-steps.ts';

/** A session exists: stop, extend, lose sight, hear. The same in `joining` and `live`. */
const stopSession: Cell<'stop'> = {
  to: ['leaving'],
  step: (_, event, now) => leave(event.reason, now, { stopRequestedBy: event.by, stopRequestedAt: now }),
};

const extend: Cell<'extend'> = {
  to: [],
  // `fromLimit` is the limit the person saw: a double click extends once.
  step: (meeting, { fromLimit, by, mostMinutes }) => {
    const minutes = extension({ ...meeting, mostMinutes: Math.min(mostMinutes, meeting.mostMinutes) });
    if (fromLimit !== meeting.limitMinutes || minutes === 0) return null;
    return {
      set: {
        limitMinutes: meeting.limitMinutes + minutes,
        limitedBy: 'request',
        limitAt: meeting.limitAt && secondsAfter(meeting.limitAt, minutes * 60),
        limitAskedAt: null,
      },
      say: [{ kind: 'extended', by, minutes }],
    };
  },
};

const limitNear: Cell<'limit_near'> = {
  to: [],
  step: (_, __, now) => ({ set: { limitAskedAt: now }, say: [{ kind: 'limit_near' }] }),
};

const limitReached: Cell<'limit_reached'> = {
  to: ['leaving'],
  step: (meeting, _, now) => leave(isBudget(meeting) ? 'budget' : 'maximum_length', now),
};

/** Somebody called it and asked for something. Once it was heard, its silence is its own affair. */
const spokenTo: Cell<'spoken_to'> = {
  to: [],
  step: ({ heardAt, silenceSaidAt, unansweredSince }, { unanswered }, now) => {
    if (heardAt || silenceSaidAt) return null;
    const since = unanswered >= timing.unansweredTimes ? (unansweredSince ?? now) : null;
    return since === unansweredSince ? null : { set: { unansweredSince: since } };
  },
};

const answerOverdue: Cell<'answer_overdue'> = {
  to: [],
  // Its answer may have come just before.
  step: ({ heardAt, silenceSaidAt, unansweredSince }, _, now) =>
    heardAt || silenceSaidAt || !unansweredSince
      ? null
      : { set: { silenceSaidAt: now }, say: [{ kind: 'never_heard' }] },
};

const pollFailed: Cell<'poll_failed'> = {
  to: [],
  step: (meeting, event, now) => {
    const since = meeting.pollFailingSince ?? now;
    // A refused key is reported at once, because only a person can fix it. Other problems may pass.
    const sayAfter = event.problem.kind === 'key_refused' ? 0 : timing.pollTroubleSaidAfter;
    const speak = !meeting.pollTroubleSaidAt && now >= secondsAfter(since, sayAfter);
    if (since === meeting.pollFailingSince && !speak) return null;
    return {
      set: { pollFailingSince: since, ...(speak ? { pollTroubleSaidAt: now } : {}) },
      ...(speak ? { say: [{ kind: 'poll_trouble', problem: event.problem }] } : {}),
    };
  },
};

const refresh: Cell<'refresh_due'> = {
  to: [],
  step: (_, { calls = 0 }, now) => {
    const later = Math.max(0, calls * timing.cardRefreshPerCall - timing.cardRefreshEvery);
    return { set: { refreshedAt: secondsAfter(now, later) } };
  },
};

/** A session exists: waiting to get in, and in. */
export const rowsInSession = {
  joining: {
    polled: {
      to: ['live', 'leaving'],
      step: (meeting, event, now) => {
        if (event.phase === 'connected') {
          return seen(meeting, now, { to: 'live', set: { connectedAt: now, refreshedAt: now } });
        }
        // A session that isn't known yet answers like one that is gone, and may still connect: it is left like any other.
        if (event.phase === 'closed') {
          const reason = event.detail ? errorReason(event.detail) : 'refused_by_host';
          return leave(reason, now, { endDetail: event.detail });
        }
        return goesOn(meeting, event, now);
      },
    },
    poll_failed: pollFailed,
    feed_read: feedRead,
    // Poll at once when events say that it ended: only a poll can tell whether it was joined.
    heard: {
      to: [],
      step: (meeting, event, now) => ({
        set: { ...presenceIn(meeting, event, now), ...(event.ended ? { askedAt: null } : {}) },
      }),
    },
    lobby_hint_due: {
      to: [],
      step: (_, __, now) => ({ set: { lobbyHintedAt: now }, say: [{ kind: 'lobby_hint' }] }),
    },
    lobby_timed_out: { to: ['leaving'], step: (_, __, now) => leave('lobby_timeout', now) },
    refresh_due: refresh,
    limit_near: limitNear,
    limit_reached: limitReached,
    extend,
    limit_lowered: limitLowered,
    stop: stopSession,
    card_posted: cardPosted,
  },
  live: {
    polled: {
      to: ['leaving', 'wrapping_up'],
      step: (meeting, event, now) => {
        if (event.phase === 'closed')
          return ended(meeting, event.detail ? errorReason(event.detail) : 'call_ended', event.detail, now);
        return goesOn(meeting, event, now);
      },
    },
    poll_failed: pollFailed,
    feed_read: feedRead,
    // The call is over, the session may still bill: it is left like any other.
    heard: {
      to: ['leaving'],
      step: (meeting, event, now) => {
        if (!event.ended) return seenIn(meeting, event, now);
        return leave('call_ended', now, presenceIn(meeting, event, now));
      },
    },
    limit_near: limitNear,
    limit_reached: limitReached,
    spoken_to: spokenTo,
    answer_overdue: answerOverdue,
    alone_too_long: { to: ['leaving'], step: (_, __, now) => leave('alone', now) },
    refresh_due: refresh,
    extend,
    limit_lowered: limitLowered,
    stop: stopSession,
    card_posted: cardPosted,
  },
} satisfies Record<string, Row>;

/** An empty wallet ends sessions with the words `Invalid API balance`. */
function errorReason(detail: string | null): EndReason {
  return /balance/i.test(detail ?? '') ? 'wallet_empty' : 'pika_error';
}

function isBudget({ limitedBy }: Meeting): boolean {
  return limitedBy === 'budget' || limitedBy === 'workspace_budget';
}

type Polled = { phase: SessionPhase; detail: string | null };

/** A session in error may still bill: it is left like any other. */
function goesOn(meeting: Meeting, { phase, detail }: Polled, now: Date): Step | null {
  return phase === 'error' ? leave(errorReason(detail), now, { endDetail: detail }) : seen(meeting, now);
}

/** PikaStream answered: whatever trouble there was is over, and is said to be if it was said. Mostly there was none. */
function seen(meeting: Meeting, now: Date, step: Step = {}): Step | null {
  const recovered = meeting.pollTroubleSaidAt !== null;
  if (!step.to && !meeting.pollFailingSince && !recovered && meeting.askedAt) return null;
  return {
    ...step,
    set: { ...step.set, askedAt: now, pollFailingSince: null, pollTroubleSaidAt: null },
    say: recovered ? [{ kind: 'poll_recovered' }] : [],
  };
}
