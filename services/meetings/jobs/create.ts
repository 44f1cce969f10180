import { setTimeout as sleep } from 'node:timers/promises';
import { type Applied, applyEvent } from '../apply.ts';
import type { CreateOutcome } from '../ports/session-provider.ts';
import type { MeetingEvent } from '../states/events.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Asks for a session, once: the row says so before the request goes out. */
export async function create(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, lease, signal } = leased;
  // Read first, so that nothing can fail between the new session and storing its id.
  const [{ lastOkAt }, prepared] = await Promise.all([deps.health.read(), deps.personas.prepare(meeting)]);
  if (!prepared.ok) return report(deps, leased, { type: 'persona_unready', problem: prepared.problem });
  const { image, voiceId, cloneId, instructionsWith } = prepared.self;
  const brief = await deps.briefOf(meeting);
  const { started, ...brought } = await deps.transact(async (unit) => ({
    started: await applyEvent(unit, meeting.id, { type: 'create_started' }, lease),
    updates: await unit.updates.of(meeting.id),
    work: await unit.updates.work(meeting.id),
  }));
  if (started.kind !== 'applied') return;
  deps.failpoint('create.started');

  const from = performance.now();
  const outcome = await deps.provider.create(
    {
      callUrl: meeting.callUrl,
      platform: meeting.platform,
      passcode: deps.passcodeOf(meeting),
      botName: meeting.botName,
      sender: meeting.requestedBy,
      channel: meeting.channelId,
      ...{ image, voiceId, systemPrompt: instructionsWith({ ...brought, brief }) },
    },
    signal,
  );
  deps.failpoint('session.created.before-stored');
  deps.observeDispatch(performance.now() - from);

  // Without the lease: that a session exists is a fact, no matter which process holds the meeting now.
  const applied = await store(deps, leased, eventOf(outcome, lastOkAt));
  deps.failpoint('session.created.stored');
  if (outcome.kind === 'created') {
    await endIfUnwanted(deps, applied, outcome.sessionId);
    if (cloneId) await noteVoice(deps, meeting.teamId, cloneId);
  }
  await deps.health.record(outcome.kind === 'created' ? null : outcome.problem);
}

/** A session whose id is lost bills without a limit: its answer is kept until the database takes it. */
async function store(
  deps: MeetingJobDeps,
  { meeting, signal }: LeasedMeeting,
  event: MeetingEvent,
): Promise<Applied> {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      return await deps.transact((unit) => applyEvent(unit, meeting.id, event));
    } catch (error) {
      deps.log.error(
        { err: error, meeting: meeting.id, event },
        'an answer from PikaStream couldn’t be stored yet',
      );
      if (signal.aborted) throw error;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

const endTries = 5;

/** A session for a meeting that was given up meanwhile has no row to end it: it is ended here. */
async function endIfUnwanted(deps: MeetingJobDeps, applied: Applied, sessionId: string): Promise<void> {
  // An earlier try stored it, but its commit wasn't confirmed: the session is wanted.
  const known = 'meeting' in applied && applied.meeting.sessionId === sessionId;
  if (applied.kind === 'applied' || known) return;
  for (let tries = 1; tries <= endTries; tries += 1) {
    const end = await deps.provider.end(sessionId);
    const fields = { session: sessionId, tries, ended: end.ok, problem: end.ok ? null : end.problem };
    deps.log.error(fields, 'a session was created for a meeting that is over');
    if (end.ok) return;
    await sleep(tries * 2_000);
  }
}

/** The provider deletes a clone that isn't used. That it was is no reason to fail here. */
async function noteVoice({ personas, log }: MeetingJobDeps, teamId: string, cloneId: string): Promise<void> {
  try {
    await personas.voiceWasUsed(teamId, cloneId);
  } catch (error) {
    log.error({ err: error, voice: cloneId }, 'that a voice was used couldn’t be stored');
  }
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

/** The request went out, and the process that sent it is gone: the result is unknown. */
export function recoverCreate(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  return report(deps, leased, {
    type: 'create_uncertain',
    problem: { kind: 'no_answer', status: null, detail: 'Stand-in stopped before it came' },
  });
}
