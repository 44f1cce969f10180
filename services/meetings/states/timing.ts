import { startLimits } from '../../times/start-limits.ts';

/** How long things may take and how often they are asked, in seconds. */
export const timing = {
  /** How long a worker may be silent before another takes its meeting; renewed while it works. */
  leaseFor: 30,
  /** An `ask` card, or a decision nobody takes, doesn't wait forever. */
  askExpiresAfter: 12 * 3_600,
  ...startLimits,
  /** Times of one call that are this near mean the same meeting, no matter who names them. */
  sameStart: 600,
  /** A card that took longer to post gives its readers their whole time to undo. */
  cardMayBeLate: 2,
  /** The card must be readable before a session starts. */
  cardMustShowWithin: 600,
  /** The wallet couldn't be read: given up after this long. */
  checkGiveUpAfter: 60,
  /** The public client reads the balance every 10 s for 5 minutes. */
  fundsPollEvery: 10,
  fundsWatchedFor: 300,
  /** A refused create that surely didn't arrive is tried again with backoff for five minutes. */
  createRetryFirst: 2,
  createRetryMost: 30,
  createGiveUpAfter: 300,
  /** Not let in after a minute: say who can do it. After three, leave. */
  lobbyHintAfter: 60,
  lobbyGiveUpAfter: 180,
  /** Minutes that a call still has whose limit was made stricter than what it took already. */
  goodbyeMinutes: 2,
  limitAskBefore: 120,
  /** Everyone else is gone: stay this long for someone who dropped. */
  aloneFor: 120,
  /** Spoken to so often without a sign that it heard: then, unless an answer comes, the thread is warned. */
  unansweredTimes: 3,
  answerMayTake: 30,
  /** Elapsed time and cost on the card. Refreshes share 25 edits a minute and workspace: with many calls they come later. */
  cardRefreshEvery: 30,
  cardRefreshPerCall: 2.4,
  pollTroubleSaidAfter: 60,
  leaveRetryMost: 30,
  leaveAlarmAfter: 300,
  /** A wallet that lost more than a minute beyond our ledger is reported. */
  billMayDifferBy: 60,
  notesWaitedFor: 600,
  /** After the end: PikaStream's notes may still be here first, and the last words come in. Again this often until there are words. */
  earlyNotesAfter: 8,
  /** After the end, as long as a model may write early notes: Slack needs the rest of 30 s to show them. */
  earlyNotesWithin: 25,
  /** Notes that can't be written, for a fault of ours: a model alone has up to eight minutes a try. */
  notesTriedFor: 1_800,
} as const;

/** How often PikaStream is asked, in seconds. */
export type PollIntervals = {
  /** The wallet, where it couldn't be read. */
  readonly checking: number;
  /** A session, until it is let in. */
  readonly joining: number;
  /** A session in its call. */
  readonly live: number;
  /** For notes, after the end. */
  readonly notes: number;
};

export const pollIntervals: PollIntervals = { checking: 5, joining: 2, live: 5, notes: 5 };

export const extendByMinutes = 15;

/**
 * A call can be extended to three times MAX_MEETING_MINUTES: a workshop may run over, but somebody who presses, or a
 * script that does, can't spend without end.
 */
export const extendableTimes = 3;
