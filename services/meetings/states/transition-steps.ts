import type { Meeting } from '../meeting.ts';
import { describeProblem, type Problem } from '../problem.ts';
import type { EndReason } from './end-reasons.ts';
import type { Presence } from './events.ts';
import { timing } from './timing.ts';
import { type Cell, type Changes, type Step, secondsAfter } from './transition.ts';

/** Ends a meeting that has no session. */
export function giveUp(
  to: 'cancelled' | 'failed',
  reason: EndReason,
  now: Date,
  by: string | null = null,
): Step {
  const decision = by ? { stopRequestedBy: by, stopRequestedAt: now } : {};
  return { to, set: { endReason: reason, overAt: now, ...decision } };
}

/** Gives up without a session, and says so in the thread. */
export function fail(reason: EndReason, problem: Problem | null, now: Date): Step {
  return {
    to: 'failed',
    set: { endReason: reason, endDetail: problem && describeProblem(problem), overAt: now },
    say: [{ kind: 'failed' }],
  };
}

export const stopBeforeSession: Cell<'stop'> = {
  to: ['cancelled'],
  step: (_, event, now) => giveUp('cancelled', event.reason, now, event.by),
};

/** Someone else is in the call, or there is no room or money for one more. */
export const startPrevented: Cell<'start_prevented'> = {
  to: ['cancelled', 'failed'],
  step: (_, { by, thread }, now) =>
    by === 'call_taken'
      ? {
          to: 'cancelled',
          set: { endReason: 'already_there', endDetail: thread, overAt: now },
          say: [{ kind: 'not_sent' }],
        }
      : fail(by, null, now),
};

/** Back to its card, until somebody presses something. Its time has come: nobody is asked for one. */
export function waitForPeople(now: Date): Changes {
  return {
    proposedThen: 'lapse',
    startDoubt: null,
    proposedUntil: secondsAfter(now, timing.askExpiresAfter),
    checkingSince: null,
    askedAt: null,
  };
}

/** Who goes may change until somebody is sent. */
export const personaChosen: Cell<'persona_chosen'> = {
  to: [],
  step: (meeting, { personaId, faceId, personaEmoji, botName }) =>
    personaId === meeting.personaId && botName === meeting.botName && meeting.personaProblem === null
      ? null
      : { set: { personaId, faceId, personaEmoji, botName, personaProblem: null } },
};

/** Nobody pays for a session that would come without its face or voice: people say who goes. */
export const personaUnready: Cell<'persona_unready'> = {
  to: ['proposed'],
  step: (_, { problem }, now) => ({
    to: 'proposed',
    set: { personaProblem: problem, dispatchingSince: null, createNextAt: null, ...waitForPeople(now) },
    say: [{ kind: 'persona_unready', problem }],
  }),
};

/** Promise 1: a session waits until its card can be read in Slack. */
export const cardPosted: Cell<'card_posted'> = {
  to: [],
  step: (meeting, _, now) => (meeting.cardPostedAt ? null : { set: { cardPostedAt: now } }),
};

export const cardUndeliverable: Cell<'card_undeliverable'> = {
  to: ['failed'],
  // The card was readable, so a later problem with it ends nothing.
  step: (meeting, event, now) =>
    meeting.cardPostedAt
      ? null
      : { to: 'failed', set: { endReason: 'card_undeliverable', endDetail: event.detail, overAt: now } },
};

/** Begins to take the agent out. */
export function leave(reason: EndReason, now: Date, set: Changes = {}): Step {
  return { to: 'leaving', set: { ...set, endReason: reason, leavingSince: now, askedAt: null } };
}

/** After these the card says it all; after others somebody has something to do. */
const plainEnds: readonly (EndReason | null)[] = [
  'asked',
  'stop_button',
  'call_ended',
  'alone',
  'called_off',
  'service_stopped',
];

/** The session is over; what it left behind is collected. */
export function ended(
  { connectedAt, endReason }: Meeting,
  reason: EndReason | null,
  detail: string | null,
  now: Date,
): Step {
  const isPlain = connectedAt !== null && plainEnds.includes(reason ?? endReason);
  return {
    to: 'wrapping_up',
    set: {
      ...(reason ? { endReason: reason, endDetail: detail } : {}),
      ...closed(now),
    },
    say: isPlain ? [] : [{ kind: 'ended' }],
  };
}

/** The session bills no more; from now on its notes are waited for. */
export function closed(now: Date): Changes {
  return {
    sessionEndedAt: now,
    askedAt: null,
    notesUntil: secondsAfter(now, timing.notesWaitedFor),
    earlyNotesAt: secondsAfter(now, timing.earlyNotesAfter),
  };
}

export const leaveFailed: Cell<'leave_failed'> = {
  to: [],
  step: (meeting, event, now) => ({
    set: { askedAt: now, leaveAttempts: meeting.leaveAttempts + 1 },
    // A refused key can't end a session: a person must know at once what still runs.
    say:
      event.problem.kind === 'key_refused' && meeting.leaveAttempts === 0
        ? [{ kind: 'poll_trouble', problem: event.problem }]
        : [],
  }),
};

export const leaveOverdue: Cell<'leave_overdue'> = {
  to: [],
  step: (_, __, now) => ({ set: { leaveAlarmedAt: now }, say: [{ kind: 'leave_overdue' }] }),
};

export const feedRead: Cell<'feed_read'> = {
  to: [],
  step: (_, event) => ({ set: { feed: event.feed, feedCursor: event.cursor } }),
};

/** What the session's events say by now. */
export const heard: Cell<'heard'> = {
  to: [],
  step: (meeting, event, now) => seenIn(meeting, event, now),
};

/** Most of what is said in a call says nothing new of who is there. */
export function seenIn(meeting: Meeting, presence: Presence, now: Date): Step | null {
  const set = presenceIn(meeting, presence, now);
  const isNews = (['inCallAt', 'heardAt', 'seenLeavingAt', 'aloneSince'] as const).some(
    (field) => set[field] !== meeting[field],
  );
  return isNews ? { set } : null;
}

export function presenceIn(
  meeting: Meeting,
  { inCall, heard, hasLeft, present }: Presence,
  now: Date,
): Changes {
  return {
    inCallAt: hasLeft ? null : (meeting.inCallAt ?? (inCall ? now : null)),
    seenLeavingAt: hasLeft ? (meeting.seenLeavingAt ?? now) : null,
    heardAt: meeting.heardAt ?? (heard ? now : null),
    aloneSince: present === 0 ? (meeting.aloneSince ?? now) : null,
  };
}

/**
 * Not below what it has taken already and a moment to say goodbye: nobody is cut off in the middle of a sentence.
 */
export const limitLowered: Cell<'limit_lowered'> = {
  to: [],
  step: (meeting, { by, mostMinutes, limitedBy }, now) => {
    const { sessionStartedAt: startedAt } = meeting;
    const taken = startedAt ? Math.ceil((now.getTime() - startedAt.getTime()) / 60_000) : 0;
    const minutes = Math.max(1, mostMinutes, startedAt ? taken + timing.goodbyeMinutes : 0);
    if (minutes >= meeting.limitMinutes) return null;
    const limitAt = startedAt && secondsAfter(startedAt, minutes * 60);
    const isNear = limitAt !== null && secondsAfter(limitAt, -timing.limitAskBefore) <= now;
    return {
      // The thread hears of the end now: it isn't asked about it at once.
      set: { limitMinutes: minutes, limitedBy, limitAt, limitAskedAt: isNear ? now : null },
      say: [{ kind: 'limit_lowered', by }],
    };
  },
};
