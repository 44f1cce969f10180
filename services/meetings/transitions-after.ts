import { billedMilliseconds } from './money.ts';
import { timing } from './timing.ts';
import type { Row } from './transition.ts';
import { cardPosted, closed, ended, heard, leaveFailed, leaveOverdue } from './transition-steps.ts';

/** Leaving, and what comes after. */
export const rowsAfter = {
  leaving: {
    leave_confirmed: { to: ['wrapping_up'], step: (_, __, now) => ended(null, null, now) },
    leave_failed: leaveFailed,
    leave_overdue: leaveOverdue,
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
    heard,
    notes_arrived: {
      to: ['done'],
      step: (_, event, now) => ({
        to: 'done',
        set: { notes: event.notes, overAt: now },
        say: [{ kind: 'recap', notes: event.notes }],
      }),
    },
    notes_pending: { to: [], step: (_, __, now) => ({ set: { askedAt: now } }) },
    notes_absent: {
      to: ['done'],
      step: (meeting, _, now) => ({
        to: 'done',
        set: { overAt: now },
        say: meeting.connectedAt ? [{ kind: 'no_notes', because: 'absent' }] : [],
      }),
    },
    notes_timed_out: {
      to: ['done'],
      step: (_, __, now) => ({
        to: 'done',
        set: { overAt: now },
        say: [{ kind: 'no_notes', because: 'late' }],
      }),
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
} satisfies Record<string, Row>;
