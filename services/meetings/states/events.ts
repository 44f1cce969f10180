import type { Held } from '../../people/authorize.ts';
import type { Feed, LimitedBy, WaitsBecause } from '../meeting.ts';
import type { Keep } from '../policy/keep.ts';
import type { ChosenPersona, PersonaProblem } from '../ports/personas.ts';
import type { Problem } from '../problem.ts';
import type { EndReason } from './end-reasons.ts';

/** The smallest top-up that covers what is missing. Nothing is ever bought by us. */
export type TopUpOffer = { name: string; credits: number; checkoutUrl: string };

/** What a status poll says: connected is PikaStream's word, not proof of being in the call. */
export type SessionPhase = 'waiting' | 'connected' | 'error' | 'closed' | 'unknown';

/** What the budget covers by now, where that is less than the limit, and whose it is. */
export type BudgetLeft = { mostMinutes?: number | null; limitedBy?: LimitedBy };

/** `heard`: words of its own came in a transcript. `hasLeft`: somebody there saw it leave. */
export type Presence = { inCall: boolean; heard: boolean; hasLeft: boolean; present: number | null };

/** What can happen to a meeting. Every one is data; `next` decides what it means. */
export type MeetingEvent =
  // People
  | ({ type: 'join_now'; by: string } & BudgetLeft)
  /** One of the times that the card offered. */
  | { type: 'start_chosen'; by: string; at: Date }
  /** Somebody else is to go. */
  | ({ type: 'persona_chosen'; by: string } & ChosenPersona)
  | { type: 'decline'; by: string }
  | {
      type: 'stop';
      by: string | null;
      reason: Extract<EndReason, 'asked' | 'stop_button' | 'objection' | 'guest_seen' | 'service_stopped'>;
    }
  /** `mostMinutes`: no further, as it is by then. */
  | { type: 'extend'; by: string; fromLimit: number; mostMinutes: number }
  /** What bounds it was made stricter; `by`: null where no person of the workspace did that. */
  | { type: 'limit_lowered'; by: string | null; mostMinutes: number; limitedBy: LimitedBy }
  | { type: 'dismiss'; by: string }
  | { type: 'retry'; by: string }
  /** `hint`: what they want looked at. */
  | { type: 'notes_rewrite'; by: string; hint: string; kind: string | null }
  /** By nobody: it is older than the workspace keeps. */
  | { type: 'forgotten'; by: string | null }
  /** Some of what was said there is kept no more: what was written from it is written again. */
  | { type: 'words_forgotten'; by: string | null }
  // Time
  /** `waits`: why somebody has to press Join now, as it is by then. */
  | ({ type: 'start_time_reached'; waits?: WaitsBecause | null } & BudgetLeft)
  /** Its time has come, or another's for the same call; `thread` is the page of who is there. */
  | { type: 'start_prevented'; by: 'call_taken' | 'cap_reached' | 'no_budget'; thread: string | null }
  | { type: 'start_time_missed' }
  // The calendar that it was taken from
  | { type: 'start_moved'; at: Date }
  | { type: 'called_off' }
  | { type: 'proposal_expired' }
  | { type: 'check_timed_out' }
  | { type: 'funds_timed_out' }
  | { type: 'create_timed_out' }
  | { type: 'lobby_hint_due' }
  | { type: 'lobby_timed_out' }
  | { type: 'limit_near' }
  | { type: 'limit_reached' }
  | { type: 'alone_too_long' }
  | { type: 'answer_overdue' }
  /** `calls`: how many of the workspace are in their sessions; their cards share its edits. */
  | { type: 'refresh_due'; calls?: number }
  | { type: 'leave_overdue' }
  | { type: 'notes_timed_out' }
  | { type: 'notes_given_up' }
  // Slack
  /** Slack was asked again about the asker; null where they may start it. */
  | { type: 'asker_checked'; held: Held | null }
  | { type: 'card_posted' }
  | { type: 'card_undeliverable'; detail: string }
  /** Who was to go can't, found out before anything was paid. */
  | { type: 'persona_unready'; problem: PersonaProblem }
  // PikaStream
  | { type: 'funds_ok'; balance: number }
  /** Null where PikaStream only says that it is too little. */
  | { type: 'funds_low'; balance: number | null; offer: TopUpOffer | null }
  | { type: 'funds_unreadable'; problem: Problem }
  | { type: 'create_started' }
  | { type: 'create_deferred'; problem: Problem; retryAfterSeconds: number | null; lastOkAt: Date | null }
  | { type: 'create_refused'; problem: Problem }
  | { type: 'create_uncertain'; problem: Problem }
  | { type: 'session_created'; sessionId: string }
  | { type: 'polled'; phase: SessionPhase; detail: string | null }
  | { type: 'poll_failed'; problem: Problem }
  | { type: 'feed_read'; feed: Feed; cursor: string | null }
  /** What the session's events say by now, whichever door they came through. */
  | ({ type: 'heard'; ended: boolean; notes: unknown } & Presence)
  /** How often people have spoken to it by now without a sign that it heard. */
  | { type: 'spoken_to'; unanswered: number }
  | { type: 'leave_confirmed' }
  | { type: 'leave_failed'; problem: Problem }
  | { type: 'revived' }
  /** What the wallet lost in the meantime, in minutes; null when it can't be told. */
  | { type: 'bill_checked'; billedMinutes: number | null }
  | { type: 'notes_arrived'; notes: unknown }
  | { type: 'notes_pending' }
  | { type: 'notes_absent' }
  /** Written without PikaStream's; `any` is false when there were no words yet. */
  | { type: 'early_notes_written'; any: boolean }
  /** A transcript is being made elsewhere: asked again then. */
  | { type: 'transcript_pending'; until: Date }
  /** Of what was collected at `collectedAt`; `any` is false when there was nothing to write from, or may be kept: `kept` is what is. */
  | { type: 'notes_written'; collectedAt: Date | null; any: boolean; kept?: Exclude<Keep, 'words'> | null };

/** What the thread is told beside the card, each once, in words of services/slack. */
export type Notice =
  | { kind: 'needs_funds'; balance: number | null }
  | { kind: 'persona_unready'; problem: PersonaProblem }
  | { kind: 'create_deferred'; problem: Problem; lastOkAt: Date | null }
  | { kind: 'create_uncertain'; problem: Problem }
  | { kind: 'lobby_hint' }
  | { kind: 'limit_near' }
  /** Spoken to three times, and nobody has heard it. */
  | { kind: 'never_heard' }
  | { kind: 'extended'; by: string; minutes: number }
  | { kind: 'limit_lowered'; by: string | null }
  | { kind: 'poll_trouble'; problem: Problem }
  | { kind: 'poll_recovered' }
  | { kind: 'leave_overdue' }
  | { kind: 'failed' }
  /** Nobody was sent, since someone else is there. */
  | { kind: 'not_sent' }
  | { kind: 'ended' }
  | { kind: 'no_notes'; because: 'absent' | 'late' | 'failed' | Exclude<Keep, 'words'> }
  | { kind: 'billed_more'; billedMinutes: number; ledgerMinutes: number };
