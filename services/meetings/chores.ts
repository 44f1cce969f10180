import type { Chore } from './agenda.ts';
import { type Applied, applyEvent } from './apply.ts';
import type { MeetingEvent } from './events.ts';
import type { ReachFailpoint } from './failpoints.ts';
import type { Meeting } from './meeting.ts';
import type { Lease } from './ports/leases.ts';
import type { ProviderHealthLog } from './ports/provider-health.ts';
import type { SessionLog } from './ports/session-log.ts';
import type { CreateOutcome, SessionProvider } from './ports/session-provider.ts';
import type { Transact } from './ports/unit.ts';

export type ChoreDeps = {
  transact: Transact;
  provider: SessionProvider;
  sessions: SessionLog;
  health: ProviderHealthLog;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Milliseconds from the request for a session to its answer. */
  /** About how many minutes that many credits pay for. */
  minutesOf: (credits: number, pricePerMinuteUsd: number) => number;
  /** Whether another session ran at the same time, so that the wallet cannot tell them apart. */
  overlaps: (meeting: Meeting) => Promise<boolean>;
  observeDispatch: (milliseconds: number) => void;
  failpoint: ReachFailpoint;
};

/** What one worker has in hand: the meeting as it was, and the right to act for it. */
export type Shift = { meeting: Meeting; lease: Lease; signal: AbortSignal };

/** PikaStream lets nobody join below this. */
const leastCredits = 100;

export const choresOf = (deps: ChoreDeps): Record<Chore, (shift: Shift) => Promise<void>> => ({
  read_wallet: (shift) => readWallet(deps, shift),
  create: (shift) => create(deps, shift),
  recover_create: (shift) =>
    report(deps, shift, {
      type: 'create_uncertain',
      problem: { kind: 'no_answer', status: null, detail: 'this service stopped before it heard the answer' },
    }),
  poll: (shift) => poll(deps, shift),
  leave: (shift) => leave(deps, shift),
  check_bill: (shift) => checkBill(deps, shift),
  collect_notes: (shift) => collectNotes(deps, shift),
});

async function report(
  { transact }: ChoreDeps,
  { meeting, lease }: Shift,
  event: MeetingEvent,
): Promise<void> {
  await transact((unit) => applyEvent(unit, meeting.id, event, lease));
}

async function readWallet(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, signal } = shift;
  const read = await deps.provider.balance(signal);
  if (!read.ok) {
    if (read.problem.kind !== 'payment_required') {
      return report(deps, shift, { type: 'funds_unreadable', problem: read.problem });
    }
  } else if (read.value >= leastCredits) {
    return report(deps, shift, { type: 'funds_ok', balance: read.value });
  }
  const balance = read.ok ? read.value : null;
  if (meeting.state === 'awaiting_funds')
    return report(deps, shift, { type: 'funds_low', balance, offer: null });
  const offer = await deps.provider.offerTopUp(leastCredits - (balance ?? 0), signal);
  if (!offer.ok) deps.log.warn({ meeting: meeting.id, problem: offer.problem }, 'no top-up could be offered');
  return report(deps, shift, { type: 'funds_low', balance, offer: offer.ok ? offer.value : null });
}

async function create(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, lease, signal } = shift;
  // Read first: nothing that may fail stands between a session and the row that will know it.
  const { lastOkAt } = await deps.health.read();
  const started = await deps.transact((unit) =>
    applyEvent(unit, meeting.id, { type: 'create_started' }, lease),
  );
  if (started.kind !== 'applied') return;
  deps.failpoint('create.started');

  const from = performance.now();
  const outcome = await deps.provider.create(
    {
      callUrl: meeting.callUrl,
      platform: meeting.platform,
      passcode: meeting.passcode,
      botName: meeting.botName,
      sender: meeting.requestedBy,
      channel: meeting.channelId,
    },
    signal,
  );
  deps.failpoint('session.created.before-stored');
  deps.observeDispatch(performance.now() - from);

  // Without the lease: that a session exists is a fact, whoever holds the meeting now.
  const applied = await deps.transact((unit) => applyEvent(unit, meeting.id, eventOf(outcome, lastOkAt)));
  deps.failpoint('session.created.stored');
  if (outcome.kind === 'created') await endIfUnwanted(deps, applied, outcome.sessionId, signal);
  await deps.health.record(outcome.kind === 'created' ? null : outcome.problem);
}

/** A session for a meeting that was given up meanwhile has no row to end it: it is ended here. */
async function endIfUnwanted(
  deps: ChoreDeps,
  applied: Applied,
  sessionId: string,
  signal: AbortSignal,
): Promise<void> {
  if (applied.kind === 'applied') return;
  const end = await deps.provider.end(sessionId, signal);
  const fields = { session: sessionId, ended: end.ok, problem: end.ok ? null : end.problem };
  deps.log.error(fields, 'a session was created for a meeting that is over');
}

function eventOf(outcome: CreateOutcome, lastOkAt: Date | null): MeetingEvent {
  switch (outcome.kind) {
    case 'created':
      return { type: 'session_created', sessionId: outcome.sessionId };
    case 'deferred': {
      const { problem, retryAfterSeconds } = outcome;
      return { type: 'create_deferred', problem, retryAfterSeconds, lastOkAt };
    }
    case 'refused':
      return { type: 'create_refused', problem: outcome.problem };
    case 'uncertain':
      return { type: 'create_uncertain', problem: outcome.problem };
    default:
      return outcome satisfies never;
  }
}

async function poll(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, signal } = shift;
  if (!meeting.sessionId) throw new Error(`Meeting ${meeting.id} is ${meeting.state} without a session`);
  const status = await deps.provider.status(meeting.sessionId, signal);
  if (status.ok && status.value.phase === 'unknown') {
    const { detail } = status.value;
    deps.log.warn({ meeting: meeting.id, detail }, 'PikaStream gave a status nobody knows');
    // It says as little as no answer: the state is kept, and people hear of it when it goes on.
    return report(deps, shift, { type: 'poll_failed', problem: { kind: 'bad_answer', status: 200, detail } });
  }
  // A short call may begin and end between two polls: then only the feed knows that it was joined.
  const over = status.ok && (status.value.phase === 'closed' || status.value.phase === 'error');
  if (status.ok && (status.value.phase === 'connected' || over)) await listen(deps, shift);
  if (over && meeting.state === 'joining' && (await deps.sessions.summarise(meeting)).inCall) {
    await report(deps, shift, { type: 'polled', phase: 'connected', detail: null });
  }
  await report(
    deps,
    shift,
    status.ok ? { type: 'polled', ...status.value } : { type: 'poll_failed', problem: status.problem },
  );
}

/** Reads the session feed on from the cursor, as far as it goes. */
async function listen(deps: ChoreDeps, shift: Shift): Promise<Meeting['feed']> {
  const { meeting, lease, signal } = shift;
  if (!meeting.sessionId || meeting.feed === 'absent' || meeting.feed === 'done') return meeting.feed;
  let feed: Meeting['feed'] = meeting.feed;
  let cursor = meeting.feedCursor;
  let news = false;
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await deps.provider.events(meeting.sessionId, cursor, signal);
    if (!page.ok) break;
    if (!page.value) {
      feed = 'absent';
      break;
    }
    await deps.sessions.record(meeting, 'feed', page.value.events);
    news ||= page.value.events.length > 0;
    feed = page.value.done ? 'done' : 'open';
    const stuck = page.value.cursor === cursor;
    cursor = page.value.cursor ?? cursor;
    if (page.value.done || page.value.events.length === 0 || stuck) break;
  }
  if (!news && feed === meeting.feed && cursor === meeting.feedCursor) return feed;
  const { inCall, present } = await deps.sessions.summarise(meeting);
  await deps.transact((unit) =>
    applyEvent(unit, meeting.id, { type: 'heard', feed, cursor, inCall, present }, lease),
  );
  return feed;
}

async function leave(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, signal } = shift;
  if (!meeting.sessionId) throw new Error(`Meeting ${meeting.id} is leaving without a session`);
  const end = await deps.provider.end(meeting.sessionId, signal);
  deps.failpoint('session.ended.before-stored');
  if (end.ok) return report(deps, shift, { type: 'leave_confirmed' });
  const status = await deps.provider.status(meeting.sessionId, signal);
  const gone = status.ok && status.value.phase === 'closed';
  return report(
    deps,
    shift,
    gone ? { type: 'leave_confirmed' } : { type: 'leave_failed', problem: end.problem },
  );
}

async function checkBill(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, signal } = shift;
  const before = meeting.balanceBefore;
  const read = before === null || (await deps.overlaps(meeting)) ? null : await deps.provider.balance(signal);
  // More than before: someone topped up meanwhile, and nothing can be told.
  const lost = before !== null && read?.ok ? before - read.value : -1;
  const billedMinutes = lost >= 0 ? deps.minutesOf(lost, meeting.pricePerMinuteUsd) : null;
  if (billedMinutes !== null)
    deps.log.info({ meeting: meeting.id, lost, billedMinutes }, 'compared the wallet with the ledger');
  await report(deps, shift, { type: 'bill_checked', billedMinutes });
}

async function collectNotes(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, lease, signal } = shift;
  if (!meeting.sessionId) return report(deps, shift, { type: 'notes_absent' });

  const status = meeting.revivedAt ? null : await deps.provider.status(meeting.sessionId, signal);
  if (status?.ok && status.value.phase === 'connected') {
    deps.log.warn(
      { meeting: meeting.id },
      'PikaStream took a closed session back to ready; leaving it again',
    );
    const end = await deps.provider.end(meeting.sessionId, signal);
    // It runs and bills until this works; the notes can wait.
    if (!end.ok) return report(deps, shift, { type: 'notes_pending' });
    await deps.transact((unit) => applyEvent(unit, meeting.id, { type: 'revived' }, lease));
  }

  const feed = await listen(deps, shift);
  const { notes: fromFeed } = await deps.sessions.summarise(meeting);
  if (fromFeed) return report(deps, shift, { type: 'notes_arrived', notes: fromFeed });

  const read = await deps.provider.notes(meeting.sessionId, signal);
  deps.failpoint('notes.read.before-stored');
  if (read.ok && read.value === 'absent' && feed !== 'open')
    return report(deps, shift, { type: 'notes_absent' });
  if (read.ok && typeof read.value === 'object') {
    return report(deps, shift, { type: 'notes_arrived', notes: read.value });
  }
  return report(deps, shift, { type: 'notes_pending' });
}
