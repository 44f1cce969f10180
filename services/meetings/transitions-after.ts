import type { Notice } from './events.ts';
import type { Meeting } from './meeting.ts';
import { billedMilliseconds } from './money.ts';
import { timing } from './timing.ts';
import type { Changes, Row, Step } from './transition.ts';
import {
  cardPosted,
  closed,
  ended,
  feedRead,
  heard,
  leaveFailed,
  leaveOverdue,
  presenceIn,
} from './transition-steps.ts';

/** Leaving, and what comes after. */
export const rowsAfter = {
  leaving: {
    leave_confirmed: { to: ['wrapping_up'], step: (_, __, now) => ended(null, null, now) },
    leave_failed: leaveFailed,
    leave_overdue: leaveOverdue,
    feed_read: feedRead,
    heard,
    card_posted: cardPosted,
  },
  wrapping_up: {
    bill_checked: {
      to: [],
      step: (meeting, event, now) => {
        const ledgerMinutes = billedMilliseconds(meeting, now) / 60_000;
        const { billedMinutes } = event;
        const more = billedMinutes !== null && billedMinutes - ledgerMinutes > timing.billMayDifferBy / 60;
        return {
          set: { billingCheckedAt: now },
          say: more
            ? [
                {
                  kind: 'billed_more',
                  billedMinutes: Math.round(billedMinutes),
                  ledgerMinutes: Math.round(ledgerMinutes),
                },
              ]
            : [],
        };
      },
    },
    feed_read: feedRead,
    // Notes that were pushed need no asking.
    heard: {
      to: ['done'],
      step: (meeting, event, now) =>
        (event.notes ? notesArrived(meeting, event.notes, now) : null) ?? {
          set: presenceIn(meeting, event, now),
        },
    },
    notes_arrived: {
      to: ['done'],
      step: (meeting, event, now) => notesArrived(meeting, event.notes, now),
    },
    notes_pending: { to: [], step: (_, __, now) => ({ set: { askedAt: now } }) },
    notes_absent: {
      to: ['done'],
      step: (meeting, _, now) =>
        wrappedUp(meeting, now, meeting.connectedAt ? [{ kind: 'no_notes', because: 'absent' }] : []),
    },
    notes_timed_out: {
      to: ['done'],
      step: (meeting, _, now) => wrappedUp(meeting, now, [{ kind: 'no_notes', because: 'late' }]),
    },
    // The provider may take a closed session back to ready: it is left once more, and once only. It bills meanwhile,
    // and the call may be another meeting's by now, so that this one stays where it is.
    revived: {
      to: [],
      step: (meeting, _, now) =>
        meeting.revivedAt
          ? null
          : {
              set: {
                revivedAt: now,
                sessionEndedAt: null,
                leavingSince: now,
                leaveAttempts: 0,
                leaveAlarmedAt: null,
                askedAt: null,
              },
            },
    },
    leave_confirmed: {
      to: [],
      step: (meeting, _, now) => (meeting.sessionEndedAt ? null : { set: closed(now) }),
    },
    leave_failed: leaveFailed,
    leave_overdue: leaveOverdue,
    card_posted: cardPosted,
  },
  // Whoever missed the call is glad of notes a day late.
  done: {
    heard: {
      to: [],
      step: (meeting, event) =>
        event.notes && !meeting.notes
          ? { set: { notes: event.notes }, say: [{ kind: 'recap', notes: event.notes }] }
          : null,
    },
  },
} satisfies Record<string, Row>;

function notesArrived(meeting: Meeting, notes: unknown, now: Date): Step | null {
  return wrappedUp(meeting, now, [{ kind: 'recap', notes }], { notes });
}

/** Over; unless its session came back and bills: that is taken out first. */
function wrappedUp(meeting: Meeting, now: Date, say: Notice[], set: Changes = {}): Step | null {
  return meeting.sessionEndedAt && { to: 'done', set: { ...set, overAt: now }, say };
}
