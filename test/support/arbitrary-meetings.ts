import fc from 'fast-check';
import type { Meeting } from '../../services/meetings/meeting.ts';
import { newMeeting, type Start } from '../../services/meetings/new-meeting.ts';
import type { Problem } from '../../services/meetings/problem.ts';
import type { MeetingEvent } from '../../services/meetings/states/events.ts';

export const start = new Date('2026-03-02T09:00:00Z');

export function aMeeting(
  kind: 'ask' | 'now' | 'undo' | 'later' = 'now',
  limit: { minutes: number; by: 'setting' | 'budget' } = { minutes: 60, by: 'setting' },
): Meeting {
  return newMeeting({
    id: '00000000-0000-4000-8000-000000000001',
    request: { teamId: 'T1', channelId: 'C1', threadTs: '1.1', requestedBy: 'U1', via: 'link' },
    call: {
      platform: 'google_meet',
      key: 'meet:abc-defg-hij',
      url: 'https://meet.google.com/abc-defg-hij',
      passcode: null,
    },
    limit,
    now: start,
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    start: startOf(kind),
  });
}

function startOf(kind: 'ask' | 'now' | 'undo' | 'later'): Start {
  if (kind === 'undo') return { kind, seconds: 10 };
  return kind === 'later' ? { kind, at: new Date(start.getTime() + 600_000) } : { kind };
}

export const problemKind: fc.Arbitrary<Problem['kind']> = fc.constantFrom(
  'key_refused',
  'payment_required',
  'rejected',
  'rate_limited',
  'unavailable',
  'server_error',
  'no_answer',
  'bad_answer',
);

const problem: fc.Arbitrary<Problem> = fc.record({
  kind: problemKind,
  status: fc.option(fc.integer({ min: 400, max: 599 })),
  detail: fc.option(fc.string({ maxLength: 40 })),
});
const by = fc.constantFrom('U1', 'U2', 'U3');
const detail = fc.option(fc.string({ maxLength: 20 }));

/** Anything that can happen, in any state. */
const anyEvent: fc.Arbitrary<MeetingEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('join_now', 'decline', 'dismiss', 'retry'), by }),
  fc.record({
    type: fc.constant('stop'),
    by,
    reason: fc.constantFrom('asked', 'stop_button', 'objection', 'guest_seen', 'service_stopped'),
  }),
  fc.record({ type: fc.constant('start_time_reached'), waits: fc.constantFrom(null, 'guests', 'app') }),
  fc.record({
    type: fc.constant('start_moved'),
    at: fc.constantFrom(0, 600, 7_200).map((after) => new Date(start.getTime() + after * 1_000)),
  }),
  fc.record({
    type: fc.constant('extend'),
    by,
    fromLimit: fc.constantFrom(60, 75, 90),
    mostMinutes: fc.constantFrom(70, 180, 600),
  }),
  fc.record({
    type: fc.constant('limit_lowered'),
    by,
    mostMinutes: fc.constantFrom(0, 5, 30, 90),
    limitedBy: fc.constantFrom('channel', 'budget', 'workspace_budget'),
  }),
  fc.record({
    type: fc.constantFrom(
      'start_time_reached',
      'called_off',
      'proposal_expired',
      'check_timed_out',
      'funds_timed_out',
      'create_timed_out',
      'lobby_hint_due',
      'lobby_timed_out',
      'limit_near',
      'limit_reached',
      'alone_too_long',
      'refresh_due',
      'leave_overdue',
      'answer_overdue',
      'notes_timed_out',
      'card_posted',
      'create_started',
      'leave_confirmed',
      'revived',
      'notes_pending',
      'notes_absent',
      'notes_given_up',
    ),
  }),
  fc.record({
    type: fc.constantFrom('start_time_reached', 'join_now'),
    by,
    mostMinutes: fc.option(fc.integer({ min: 5, max: 90 })),
  }),
  fc.record({
    type: fc.constant('start_chosen'),
    by,
    at: fc.constantFrom(start, new Date(start.getTime() + 3_600_000)),
  }),
  fc.record({
    type: fc.constant('start_prevented'),
    by: fc.constantFrom('call_taken', 'cap_reached', 'no_budget'),
    thread: fc.constant(null),
  }),
  // Of its own, so that chance gets there.
  fc.record({ type: fc.constant('start_time_missed') }),
  fc.record({
    type: fc.constant('asker_checked'),
    held: fc.option(fc.constantFrom('guest', 'external', 'unknown')),
  }),
  fc.record({ type: fc.constant('notes_rewrite'), by, hint: fc.constant('prices'), kind: fc.constant(null) }),
  fc.record({ type: fc.constant('forgotten'), by: fc.option(by) }),
  fc.record({ type: fc.constant('transcript_pending'), until: fc.constant(start) }),
  fc.record({ type: fc.constant('early_notes_written'), any: fc.boolean() }),
  fc.record({ type: fc.constant('notes_written'), collectedAt: fc.constant(null), any: fc.boolean() }),
  fc.record({ type: fc.constant('card_undeliverable'), detail: fc.constant('is_archived') }),
  fc.record({ type: fc.constant('funds_ok'), balance: fc.integer({ min: 100, max: 5_000 }) }),
  fc.record({
    type: fc.constant('funds_low'),
    balance: fc.integer({ min: -50, max: 99 }),
    offer: fc.option(
      fc.constant({ name: '500 credits', credits: 500, checkoutUrl: 'https://checkout.example/1' }),
    ),
  }),
  fc.record({
    type: fc.constantFrom(
      'funds_unreadable',
      'create_refused',
      'create_uncertain',
      'poll_failed',
      'leave_failed',
    ),
    problem,
  }),
  fc.record({
    type: fc.constant('create_deferred'),
    problem,
    retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 60 })),
    lastOkAt: fc.constant(null),
  }),
  fc.record({ type: fc.constant('session_created'), sessionId: fc.constant('s-1') }),
  fc.record({
    type: fc.constant('polled'),
    phase: fc.constantFrom('waiting', 'connected', 'error', 'closed', 'unknown'),
    detail,
  }),
  fc.record({
    type: fc.constant('heard'),
    feed: fc.constantFrom('open', 'done', 'absent'),
    cursor: fc.option(fc.constant('7')),
    inCall: fc.boolean(),
    heard: fc.boolean(),
    hasLeft: fc.boolean(),
    present: fc.option(fc.nat(3)),
  }),
  fc.record({ type: fc.constant('spoken_to'), unanswered: fc.nat(5) }),
  fc.record({ type: fc.constant('bill_checked'), billedMinutes: fc.option(fc.nat(500)) }),
  fc.record({ type: fc.constant('notes_arrived'), notes: fc.constant({ summary: 'Something.' }) }),
) as fc.Arbitrary<MeetingEvent>;

/** A history: events with the seconds that pass before each. */
export const anyHistory = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 400 }), event: anyEvent }), {
  maxLength: 60,
});
