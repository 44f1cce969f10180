import type { Meeting, WaitsBecause } from '../meeting.ts';
import { describeProblem } from '../problem.ts';
import type { BudgetLeft } from './events.ts';
import { timing } from './timing.ts';
import { type Changes, type Row, type Step, secondsAfter } from './transition.ts';
import {
  cardPosted,
  cardUndeliverable,
  fail,
  giveUp,
  limitLowered,
  personaChosen,
  personaUnready,
  startPrevented,
  stopBeforeSession,
  waitForPeople,
} from './transition-steps.ts';

/** The states before a session is asked for. */
export const rowsBefore = {
  proposed: {
    limit_lowered: limitLowered,
    join_now: {
      to: ['checking'],
      step: (meeting, event, now) =>
        startChecking(now, { decidedBy: event.by, held: null, ...limitedBy(meeting, event) }),
    },
    start_chosen: {
      to: ['scheduled'],
      step: (_, { by, at }, now) =>
        at > now
          ? { to: 'scheduled', set: { startsAt: at, decidedBy: by, proposedUntil: null, held: null } }
          : null,
    },
    persona_chosen: personaChosen,
    start_prevented: startPrevented,
    proposal_expired: {
      to: ['checking', 'cancelled'],
      step: (meeting, _, now) => {
        if (meeting.proposedThen === 'lapse') return giveUp('cancelled', 'nobody_answered', now);
        const joinBy = meeting.proposedUntil && secondsAfter(meeting.proposedUntil, timing.joinAtMostLate);
        return joinBy && now > joinBy ? giveUp('cancelled', 'too_late', now) : startChecking(now);
      },
    },
    decline: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'not_wanted', now, event.by) },
    stop: stopBeforeSession,
    card_posted: {
      to: ['cancelled'],
      step: (meeting, _, now) => {
        if (meeting.cardPostedAt || !meeting.proposedUntil) return null;
        const late = now.getTime() - meeting.createdAt.getTime();
        if (late > timing.joinAtMostLate * 1_000) return giveUp('cancelled', 'too_late', now);
        const moved = late > timing.cardMayBeLate * 1_000 ? late : 0;
        return {
          set: { cardPostedAt: now, proposedUntil: new Date(meeting.proposedUntil.getTime() + moved) },
        };
      },
    },
    card_undeliverable: cardUndeliverable,
  },
  scheduled: {
    join_now: {
      to: ['checking'],
      step: (meeting, event, now) =>
        startChecking(now, { decidedBy: event.by, held: null, ...limitedBy(meeting, event) }),
    },
    start_time_reached: {
      to: ['checking', 'proposed'],
      step: (meeting, event, now) =>
        event.waits
          ? askPeople(event.waits, now)
          : startChecking(now, { held: heldAtStart(meeting), ...limitedBy(meeting, event) }),
    },
    start_time_missed: {
      to: ['missed'],
      step: (_, __, now) => ({
        to: 'missed',
        set: { endReason: 'too_late', overAt: now },
        say: [{ kind: 'failed' }],
      }),
    },
    persona_chosen: personaChosen,
    start_prevented: startPrevented,
    start_moved: {
      to: [],
      step: ({ startsAt }, { at }) =>
        startsAt?.getTime() === at.getTime() ? null : { set: { startsAt: at } },
    },
    called_off: { to: ['cancelled'], step: (_, __, now) => giveUp('cancelled', 'called_off', now) },
    decline: { to: ['cancelled'], step: (_, event, now) => giveUp('cancelled', 'not_wanted', now, event.by) },
    stop: stopBeforeSession,
    card_posted: cardPosted,
    card_undeliverable: cardUndeliverable,
  },
  checking: {
    limit_lowered: limitLowered,
    asker_checked: {
      to: ['proposed'],
      step: ({ held: before }, { held }, now) => {
        if (before !== 'unknown') return null;
        if (held === 'unknown') return { set: { askedAt: now } };
        // The wallet check gets its full time from here.
        return held ? askPeople(held, now) : { set: { held, askedAt: null, checkingSince: now } };
      },
    },
    persona_unready: personaUnready,
    funds_ok: { to: ['dispatching'], step: (_, event, now) => dispatch(now, event.balance) },
    funds_low: {
      to: ['awaiting_funds', 'failed'],
      step: (_, event, now) =>
        event.offer
          ? {
              to: 'awaiting_funds',
              set: {
                fundsUntil: secondsAfter(now, timing.fundsWatchedFor),
                askedAt: now,
                topUpName: event.offer.name,
                topUpCredits: event.offer.credits,
                checkoutUrl: event.offer.checkoutUrl,
              },
              say: [{ kind: 'needs_funds', balance: event.balance }],
            }
          : fail('wallet_empty', null, now),
    },
    funds_unreadable: {
      to: ['failed'],
      step: (_, event, now) =>
        event.problem.kind === 'key_refused'
          ? fail('key_refused', event.problem, now)
          : { set: { askedAt: now, endDetail: describeProblem(event.problem) } },
    },
    check_timed_out: {
      to: ['failed', 'proposed'],
      step: ({ held }, __, now) =>
        held
          ? askPeople(held, now)
          : {
              to: 'failed',
              set: { endReason: 'wallet_unreadable', overAt: now },
              say: [{ kind: 'failed' }],
            },
    },
    stop: stopBeforeSession,
    card_posted: cardPosted,
    card_undeliverable: cardUndeliverable,
  },
  awaiting_funds: {
    limit_lowered: limitLowered,
    funds_ok: { to: ['dispatching'], step: (_, event, now) => dispatch(now, event.balance) },
    funds_low: { to: [], step: (_, __, now) => ({ set: { askedAt: now } }) },
    funds_unreadable: { to: [], step: (_, __, now) => ({ set: { askedAt: now } }) },
    funds_timed_out: { to: ['failed'], step: (_, __, now) => fail('wallet_empty', null, now) },
    stop: stopBeforeSession,
    card_posted: cardPosted,
    card_undeliverable: cardUndeliverable,
  },
} satisfies Record<string, Row>;

function startChecking(now: Date, set: Changes = {}): Step {
  return { to: 'checking', set: { ...set, checkingSince: now, proposedUntil: null, personaProblem: null } };
}

/**
 * A time may be weeks, and a standup years, after somebody asked or chose it, who may have left or may no longer spend: they
 * are looked up again. A post of an app that is still trusted was decided by its channel, unless somebody chose its time.
 */
function heldAtStart({ held, decidedBy, requestedVia }: Meeting): WaitsBecause | null {
  return held ?? (requestedVia === 'bot' && !decidedBy ? null : 'unknown');
}

/** A budget may have been spent since it was asked for: never longer than it covers. */
function limitedBy(meeting: Meeting, { mostMinutes, limitedBy = 'budget' }: BudgetLeft): Changes {
  return mostMinutes && mostMinutes < meeting.limitMinutes ? { limitMinutes: mostMinutes, limitedBy } : {};
}

/** The asker may not start it, Slack never said who they are, or guests are expected: the card waits for someone who may. */
function askPeople(held: WaitsBecause, now: Date): Step {
  return { to: 'proposed', set: { held, ...waitForPeople(now) } };
}

function dispatch(now: Date, balance: number): Step {
  return {
    to: 'dispatching',
    set: {
      fundedAt: now,
      balanceBefore: balance,
      dispatchingSince: now,
      createNextAt: now,
      endDetail: null,
    },
  };
}
