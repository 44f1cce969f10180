import { isDeepStrictEqual } from 'node:util';
import type { Meeting } from '../meeting.ts';
import { billedMilliseconds } from '../money.ts';
import type { MeetingEvent, Notice } from './events.ts';
import { timing } from './timing.ts';
import { type Cell, type Changes, type Row, type Step, secondsAfter } from './transition.ts';
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

const transcriptPending: Cell<'transcript_pending'> = {
  to: [],
  step: (_, { until }) => ({ set: { notesCollectedAt: until } }),
};

const forgotten: Cell<'forgotten'> = {
  to: [],
  step: (meeting, { by }, now) => (meeting.forgottenAt ? null : { set: withoutWords(by, now) }),
};

/** The other tables' words go beside it (`services/store/data-register.ts`). */
function withoutWords(by: string | null, now: Date): Changes {
  const words = { notes: null, notesHint: null, startDoubt: null, opening: null, endDetail: null };
  return { ...words, notesWrittenAt: now, forgottenAt: now, forgottenBy: by };
}

/** Notes that are being written have those words too. */
const wordsForgotten: Cell<'words_forgotten'> = {
  to: [],
  step: ({ notesCollectedAt, forgottenAt }, _, now) =>
    notesCollectedAt && !forgottenAt ? { set: { notesCollectedAt: now, notesWrittenAt: null } } : null,
};

/** Leaving, and what comes after. */
export const rowsAfter = {
  leaving: {
    leave_confirmed: { to: ['wrapping_up'], step: (meeting, _, now) => ended(meeting, null, null, now) },
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
    // Pushed notes end the collecting: nobody needs to ask for them.
    heard: {
      to: [],
      step: (meeting, event, now) => ({
        set: {
          ...presenceIn(meeting, event, now),
          ...(isNew(meeting, event) ? collected(now, event.notes) : {}),
        },
      }),
    },
    notes_arrived: { to: [], step: (_, event, now) => ({ set: collected(now, event.notes) }) },
    notes_pending: { to: [], step: (_, __, now) => ({ set: { askedAt: now } }) },
    notes_absent: {
      to: ['done'],
      step: (meeting, _, now) =>
        meeting.connectedAt ? { set: { notesCollectedAt: now } } : wrappedUp(meeting, now, []),
    },
    early_notes_written: {
      to: [],
      step: (meeting, { any }, now) =>
        meeting.notesCollectedAt
          ? null
          : { set: { earlyNotesAt: any ? null : secondsAfter(now, timing.earlyNotesAfter) } },
    },
    notes_timed_out: { to: [], step: (_, __, now) => ({ set: { notesCollectedAt: now } }) },
    transcript_pending: transcriptPending,
    notes_given_up: {
      to: ['done'],
      step: (meeting, _, now) => wrappedUp(meeting, now, [{ kind: 'no_notes', because: 'failed' }]),
    },
    notes_written: {
      to: ['done'],
      step: (meeting, event, now) =>
        isOfNow(meeting, event) ? wrappedUp(meeting, now, event.any ? [] : [noNotes(meeting, event)]) : null,
    },
    // Nobody waits for notes of what is forgotten, nor asks for them.
    forgotten: {
      to: ['done'],
      step: (meeting, { by }, now) => wrappedUp(meeting, now, [], withoutWords(by, now)),
    },
    words_forgotten: wordsForgotten,
    // PikaStream may reopen a closed session: leave it once more, but only once. It bills meanwhile, and the call may
    // belong to another meeting by now, so this one keeps its state.
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
  done: {
    // People who missed the call are glad of notes a day late.
    heard: {
      to: [],
      step: (meeting, event, now) =>
        event.notes && !meeting.notes && !meeting.forgottenAt
          ? { set: { ...collected(now, event.notes), notesWrittenAt: null } }
          : null,
    },
    notes_rewrite: {
      to: [],
      step: (meeting, { by, hint, kind }, now) =>
        meeting.notesWrittenAt && !meeting.forgottenAt
          ? {
              set: {
                ...{ notesHint: hint, notesHintBy: by, notesKind: kind ?? meeting.notesKind },
                ...{ notesCollectedAt: now, notesWrittenAt: null },
              },
            }
          : null,
    },
    forgotten,
    words_forgotten: wordsForgotten,
    transcript_pending: transcriptPending,
    notes_written: {
      to: [],
      step: (meeting, event, now) =>
        isOfNow(meeting, event) && !meeting.notesWrittenAt ? { set: written(now) } : null,
    },
    notes_given_up: { to: [], step: (_, __, now) => ({ set: written(now) }) },
  },
  failed: { forgotten },
  cancelled: { forgotten },
  missed: { forgotten },
} satisfies Record<string, Row>;

/** Nothing more is waited for: what is here is written up. */
function collected(now: Date, notes: unknown): Changes {
  return { notes, notesCollectedAt: now };
}

/** The same notes may be told of again and again. */
function isNew(meeting: Meeting, { notes }: { notes: unknown }): boolean {
  return Boolean(notes) && !isDeepStrictEqual(notes, meeting.notes);
}

/** What someone said about them is answered by then. */
function written(now: Date): Changes {
  return { notesWrittenAt: now, notesHint: null, notesHintBy: null };
}

/** Not when more came in while it was being written: then it is written once more. */
function isOfNow({ notesCollectedAt }: Meeting, { collectedAt }: { collectedAt: Date | null }): boolean {
  return notesCollectedAt !== null && notesCollectedAt.getTime() === collectedAt?.getTime();
}

function noNotes(
  { notesUntil, notesCollectedAt }: Meeting,
  { kept }: Extract<MeetingEvent, { type: 'notes_written' }>,
): Notice {
  if (kept) return { kind: 'no_notes', because: kept };
  const late = notesUntil !== null && notesCollectedAt !== null && notesCollectedAt >= notesUntil;
  return { kind: 'no_notes', because: late ? 'late' : 'absent' };
}

/** Over; unless its session came back and bills: that is taken out first. */
function wrappedUp(meeting: Meeting, now: Date, say: Notice[], more: Changes = {}): Step | null {
  return meeting.sessionEndedAt && { to: 'done', set: { overAt: now, ...written(now), ...more }, say };
}
