import { isPolled, type Meeting, type MeetingState } from '../meeting.ts';
import type { MeetingEvent } from './events.ts';
import { type PollIntervals, pollIntervals, timing } from './timing.ts';
import { secondsAfter } from './transition.ts';

/** Work that reaches outside, done under the meeting's lease. */
export type MeetingJob =
  | 'check_asker'
  | 'read_wallet'
  | 'create'
  | 'recover_create'
  | 'leave'
  | 'check_bill'
  | 'collect_notes'
  | 'write_early_notes'
  | 'write_notes';

export type AgendaItem = { at: Date; event: MeetingEvent } | { at: Date; job: MeetingJob };

/**
 * Everything a meeting waits for, with the time each is due. Pure: rebuilt from the row after any crash. Sessions are asked
 * beside it, many at once (`services/meetings/polls`).
 */
export function agenda(meeting: Meeting, every: PollIntervals = pollIntervals): AgendaItem[] {
  // A newer version's state waits for that version.
  return (waitsOf[meeting.state] ?? nothing)(meeting, every)
    .filter((item) => item !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

const runsOut: ReadonlySet<MeetingEvent['type']> = new Set([
  'limit_reached',
  'check_timed_out',
  'funds_timed_out',
  'create_timed_out',
  'notes_timed_out',
  'card_undeliverable',
  'start_time_missed',
]);

/** What to do first at `now`; null when nothing is due. */
export function firstDue(meeting: Meeting, now: Date, every: PollIntervals): AgendaItem | null {
  const due = agenda(meeting, every).filter((item) => item.at <= now);
  const dueEvent = (type: MeetingEvent['type']) =>
    due.find((item) => 'event' in item && item.event.type === type);
  // After downtime, handle expired deadlines first: every extra minute in the call is unapproved spend.
  const ended = due.find((item) => 'event' in item && runsOut.has(item.event.type));
  if (ended) return ended;
  // Skip the lobby hint once its deadline has passed too.
  const hint = dueEvent('lobby_timed_out') && dueEvent('lobby_hint_due');
  const first = due.find((item) => item !== hint);
  if (first) return first;
  // Left by an earlier version, which kept polls on the agenda: a refresh works the next time out again.
  const isLeftOver = isPolled(meeting) && meeting.nextRunAt !== null && meeting.nextRunAt <= now;
  return isLeftOver ? { at: now, event: { type: 'refresh_due' } } : null;
}

/** The meeting with the time a worker must look at it next; null while it waits for a person, or for nobody. */
export function withNextRunAt(meeting: Meeting, every: PollIntervals): Meeting {
  return { ...meeting, nextRunAt: agenda(meeting, every)[0]?.at ?? null };
}

/**
 * Each has workers of its own. `attend` changes rows and leaves calls: limits and Stop never queue behind a session that is
 * being created, which may take three minutes, or notes that are being written, which may take eight.
 */
export const workerPools = ['attend', 'check', 'dispatch', 'notes'] as const;
export type WorkerPool = (typeof workerPools)[number];

export function poolFor(meeting: Meeting): WorkerPool {
  const [first] = agenda(meeting);
  return first && 'job' in first ? poolOf[first.job] : 'attend';
}

const poolOf: Record<MeetingJob, WorkerPool> = {
  leave: 'attend',
  check_asker: 'check',
  read_wallet: 'check',
  check_bill: 'check',
  create: 'dispatch',
  recover_create: 'dispatch',
  collect_notes: 'notes',
  write_early_notes: 'notes',
  write_notes: 'notes',
};

const notPosted = { type: 'card_undeliverable', detail: 'not posted in time' } as const;

type Waits = (meeting: Meeting, every: PollIntervals) => (AgendaItem | null)[];

const nothing: Waits = () => [];

/** What a meeting in each state waits for. */
const waits: Record<MeetingState, Waits> = {
  proposed,
  scheduled,
  checking: (meeting, every) => [
    event(meeting.checkingSince, timing.checkGiveUpAfter, { type: 'check_timed_out' }),
    job(meeting.held === 'unknown' ? 'check_asker' : 'read_wallet', meeting, every.checking),
  ],
  awaiting_funds: (meeting) => [
    event(meeting.fundsUntil, 0, { type: 'funds_timed_out' }),
    job('read_wallet', meeting, timing.fundsPollEvery),
  ],
  dispatching,
  joining: (meeting) => [
    ...limits(meeting),
    meeting.lobbyHintedAt
      ? null
      : event(meeting.joiningSince, timing.lobbyHintAfter, { type: 'lobby_hint_due' }),
    event(meeting.joiningSince, timing.lobbyGiveUpAfter, { type: 'lobby_timed_out' }),
    event(meeting.refreshedAt, timing.cardRefreshEvery, { type: 'refresh_due' }),
  ],
  live: (meeting) => [
    ...limits(meeting),
    event(meeting.aloneSince, timing.aloneFor, { type: 'alone_too_long' }),
    meeting.heardAt || meeting.silenceSaidAt
      ? null
      : event(meeting.unansweredSince, timing.answerMayTake, { type: 'answer_overdue' }),
    event(meeting.refreshedAt, timing.cardRefreshEvery, { type: 'refresh_due' }),
  ],
  leaving,
  wrapping_up: wrappingUp,
  done: (meeting) => (meeting.notesWrittenAt ? [] : writing(meeting)),
  uncertain: nothing,
  failed: nothing,
  cancelled: nothing,
  missed: nothing,
};

const waitsOf: Partial<Record<string, Waits>> = waits;
export const knownStates = Object.keys(waits) as MeetingState[];

function proposed({ cardPostedAt, createdAt, proposedUntil }: Meeting): (AgendaItem | null)[] {
  // The undo window opens once its button can be pressed.
  if (cardPostedAt) return [event(proposedUntil, 0, { type: 'proposal_expired' })];
  return [event(createdAt, timing.cardMustShowWithin, notPosted)];
}

function scheduled({ startsAt, createdAt, cardPostedAt }: Meeting): (AgendaItem | null)[] {
  // Nobody can decline a card they never saw. The card may be as late as the start may.
  if (!cardPostedAt) {
    const from = startsAt && startsAt > createdAt ? startsAt : createdAt;
    return [event(from, timing.cardMustShowWithin, notPosted)];
  }
  return [
    event(startsAt, 0, { type: 'start_time_reached' }),
    event(startsAt, timing.joinAtMostLate, { type: 'start_time_missed' }),
  ];
}

function wrappingUp(meeting: Meeting, every: PollIntervals): (AgendaItem | null)[] {
  // It came back: the notes can wait, it runs and bills.
  if (!meeting.sessionEndedAt) return leaving(meeting);
  // Nothing can have been recorded by a session that never connected.
  if (!meeting.connectedAt) return [event(meeting.sessionEndedAt, 0, { type: 'notes_absent' })];
  if (!meeting.billingCheckedAt) return [job('check_bill', meeting, 0)];
  if (meeting.notesCollectedAt) return writing(meeting);
  return [
    event(meeting.notesUntil, 0, { type: 'notes_timed_out' }),
    job('collect_notes', meeting, every.notes),
    meeting.earlyNotesAt && { at: meeting.earlyNotesAt, job: 'write_early_notes' },
  ];
}

/** What was collected is written up; after that again only when more comes in, or someone asks. */
function writing({ notesCollectedAt }: Meeting): (AgendaItem | null)[] {
  return notesCollectedAt ? [{ at: notesCollectedAt, job: 'write_notes' }] : [];
}

function leaving(meeting: Meeting): (AgendaItem | null)[] {
  return [
    meeting.leaveAlarmedAt
      ? null
      : event(meeting.leavingSince, timing.leaveAlarmAfter, { type: 'leave_overdue' }),
    job('leave', meeting, Math.min(2 ** Math.max(0, meeting.leaveAttempts - 1), timing.leaveRetryMost)),
  ];
}

function dispatching(meeting: Meeting): (AgendaItem | null)[] {
  // The request went out and this row knows no answer: its sender still waits under the lease, or died.
  if (meeting.createStartedAt) {
    return [{ at: secondsAfter(meeting.createStartedAt, timing.leaseFor), job: 'recover_create' }];
  }
  const giveUp = meeting.cardPostedAt ? timing.createGiveUpAfter : timing.cardMustShowWithin;
  return [
    event(meeting.dispatchingSince, giveUp, { type: 'create_timed_out' }),
    meeting.cardPostedAt && meeting.createNextAt ? { at: meeting.createNextAt, job: 'create' } : null,
  ];
}

function limits(meeting: Meeting): (AgendaItem | null)[] {
  return [
    event(meeting.limitAt, 0, { type: 'limit_reached' }),
    meeting.limitAskedAt || meeting.limitMinutes * 60 <= timing.limitAskBefore
      ? null
      : event(meeting.limitAt, -timing.limitAskBefore, { type: 'limit_near' }),
  ];
}

function event(from: Date | null, seconds: number, what: MeetingEvent): AgendaItem | null {
  return from && { at: secondsAfter(from, seconds), event: what };
}

/** Due at once the first time, then `seconds` after PikaStream was last asked. */
function job(what: MeetingJob, meeting: Meeting, seconds: number): AgendaItem {
  return { at: meeting.askedAt ? secondsAfter(meeting.askedAt, seconds) : meeting.createdAt, job: what };
}
