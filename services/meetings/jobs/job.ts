import type { SpendingDeps } from '../../people/authorize.ts';
import type { SessionEvent } from '../../sessions/session-event.ts';
import { applyEvent } from '../apply.ts';
import type { ReachFailpoint } from '../failpoints.ts';
import type { Meeting } from '../meeting.ts';
import type { Lease } from '../ports/leases.ts';
import type { BroughtBrief, PersonaSource } from '../ports/personas.ts';
import type { ProviderHealthLog } from '../ports/provider-health.ts';
import type { SessionLog } from '../ports/session-log.ts';
import type { SessionProvider } from '../ports/session-provider.ts';
import type { Transact } from '../ports/unit.ts';
import type { MeetingEvent } from '../states/events.ts';

export type MeetingJobDeps = SpendingDeps & {
  transact: Transact;
  provider: SessionProvider;
  /** Gets the persona that is sent ready. */
  personas: PersonaSource;
  /** Fixes what it takes along into its call. */
  briefOf: (meeting: Meeting) => Promise<BroughtBrief>;
  /** Its passcode as Zoom takes it: the database keeps it encrypted. */
  passcodeOf: (meeting: Meeting) => string | null;
  sessions: SessionLog;
  /** Stores what its feed says; answers whether any of it is to be applied. */
  recordFeed: (meeting: Meeting, events: readonly SessionEvent[]) => Promise<boolean>;
  /** Applies what a session reported since it was last asked. */
  applySessionEvents: (meetingId: string) => Promise<void>;
  /** Whether nothing of the call is kept: then no notes are waited for. */
  keepsNothing: (meetingId: string) => Promise<boolean>;
  /** Whether words of the call may still come from a bot that listens in it for us. */
  mayStillHear: (meetingId: string) => Promise<boolean>;
  /** Hands the thread what can be written before PikaStream's notes are there. */
  writeEarlyNotes: (leased: LeasedMeeting) => Promise<void>;
  /** Writes up what was collected and hands it to the thread. */
  writeNotes: (leased: LeasedMeeting) => Promise<void>;
  health: ProviderHealthLog;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Whether a workspace's people see what is in the wallet, and top it up: it may be others'. */
  showsWallet: (teamId: string) => boolean;
  /** About how many minutes that many credits pay for. */
  minutesOf: (credits: number, pricePerMinuteUsd: number) => number;
  /** Whether another session ran at the same time, so that the wallet can't tell them apart. */
  overlaps: (meeting: Meeting) => Promise<boolean>;
  /** Takes the milliseconds from the request for a session to its answer. */
  observeDispatch: (milliseconds: number) => void;
  failpoint: ReachFailpoint;
};

/** What one worker has in hand: the meeting as it was, and the right to act for it. */
export type LeasedMeeting = { meeting: Meeting; lease: Lease; signal: AbortSignal };

/** Applies a job's result to the meeting, unless another worker holds the lease by now. */
export async function report(
  { transact }: Pick<MeetingJobDeps, 'transact'>,
  { meeting, lease }: LeasedMeeting,
  event: MeetingEvent,
): Promise<void> {
  await transact((unit) => applyEvent(unit, meeting.id, event, lease));
}

/** The session of a meeting that must have one by now. */
export function sessionOf({ id, state, sessionId }: Meeting): string {
  if (!sessionId) throw new Error(`Meeting ${id} is ${state} without a session`);
  return sessionId;
}
