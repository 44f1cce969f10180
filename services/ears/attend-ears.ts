import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Leases } from '../meetings/ports/leases.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import { afterReading, afterStart, asked, failed, leaving, marked, over, started } from './after.ts';
import { type Ears, type EarsKind, earsTiming, readingPace } from './ears.ts';
import { type Held, keep, keepRow } from './keep-row.ts';
import { type EarsCall, type EarsService, nothingHeard } from './ports/ears-service.ts';
import type { EarsUnit } from './ports/ears-unit.ts';

export type AttendEarsDeps<U extends EarsUnit> = {
  transact: Transact<U>;
  leases: Leases;
  /** Null where it isn't set up any more. */
  serviceOf: (kind: EarsKind) => EarsService | null;
  passcodeOf: (meeting: Meeting) => string | null;
  /** Seconds between two readings. */
  readEvery: number;
  failpoint: ReachFailpoint;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

type Ready<U extends EarsUnit> = Omit<AttendEarsDeps<U>, 'serviceOf'> & { service: EarsService };

// Far more than is ever due at once.
const maxTurns = 10;

/** Does what is due for who listens in a call, under a lease. Safe to call at any time, from any process. */
export const attendEars =
  <U extends EarsUnit>(deps: AttendEarsDeps<U>) =>
  async (meetingId: string, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`ears:${meetingId}`, earsTiming.leaseFor);
    if (!lease) return;
    try {
      for (let turn = 0; turn < maxTurns && !signal.aborted; turn += 1) {
        const due = await dueNow(deps, meetingId);
        if (!due || !(await deps.leases.renew(lease, earsTiming.leaseFor))) return;
        await step(deps, { ...due, lease, signal });
      }
    } finally {
      await deps.leases.release(lease);
    }
  };

function dueNow<U extends EarsUnit>({ transact }: AttendEarsDeps<U>, meetingId: string) {
  return transact(async (unit) => {
    // In this order, as everywhere: the meeting, then what belongs to it.
    const meeting = await unit.meetings.lock(meetingId);
    const ears = await unit.ears.lock(meetingId);
    if (!meeting || !ears?.nextRunAt || ears.nextRunAt > unit.now) return null;
    return { ears, meeting, now: unit.now };
  });
}

async function step<U extends EarsUnit>(deps: AttendEarsDeps<U>, held: Held): Promise<void> {
  const { ears, meeting, now } = held;
  const service = deps.serviceOf(ears.kind);
  // Who set it up has taken the key away: nobody can end it any more.
  if (!service) return keep(deps, held, over(ears, now, ears.botId ? 'leave_unconfirmed' : ears.problem));
  const ready = { ...deps, service };
  const hasToGo = meeting.state !== 'live' || meeting.forgottenAt !== null;
  if (ears.botId === null) {
    if (ears.mayBeThere) return lookUp(ready, held, hasToGo);
    return hasToGo ? keep(deps, held, over(ears, now, null)) : start(ready, held);
  }
  if (hasToGo && !ears.leavingSince) return keep(deps, held, leaving(ears, now));
  return ears.leavingSince ? leave(ready, held, ears.botId) : read(ready, held, ears.botId);
}

/** The row says so before the request goes out, and the answer counts no matter which worker has the row by then. */
async function start<U extends EarsUnit>(deps: Ready<U>, held: Held): Promise<void> {
  const { meeting, ears, signal } = held;
  const order = {
    ...callOf(deps, meeting),
    botName: ears.botName,
    maxMinutes: meeting.mostMinutes,
    lobbyMinutes: Math.ceil(earsTiming.lobbyFor / 60),
  };
  const before = await keepRow(deps, held, marked(ears, held.now));
  if (!before) return;
  deps.failpoint('ears.start.marked');
  const outcome = await deps.service.start(order, signal);
  deps.failpoint('ears.started.before-stored');
  if (outcome.kind !== 'started')
    deps.log.warn({ meeting: meeting.id, outcome }, 'Nobody could be sent to listen yet');
  await keep(deps, { ...held, ears: before }, (now) => afterStart(before, now, outcome, ears.mayBeThere));
}

/** A request of ours may have arrived: what it started is ours, and nothing is started beside it. */
async function lookUp<U extends EarsUnit>(deps: Ready<U>, held: Held, hasToGo: boolean): Promise<void> {
  const { ears, meeting, now, signal } = held;
  const since = ears.startedAt ?? now;
  const found = await deps.service.find(callOf(deps, meeting), since, signal);
  if (!found.ok) return keep(deps, held, (at) => failed(ears, at));
  const { botId } = found;
  if (botId !== null) return keep(deps, held, (at) => started(ears, at, botId));
  const gaveUp = now >= secondsAfter(since, earsTiming.startTriedFor);
  if (hasToGo || gaveUp) return keep(deps, held, (at) => over(ears, at, hasToGo ? null : ears.problem));
  return start(deps, held);
}

async function read<U extends EarsUnit>(deps: Ready<U>, held: Held, botId: string): Promise<void> {
  const { ears, signal } = held;
  const reading = await deps.service.read(botId, sinceOf(ears), signal);
  if (!reading.ok) return keep(deps, held, (at) => failed(ears, at));
  if (!reading.value) return keep(deps, held, (at) => over(ears, at, 'broke_off'));
  const { value } = reading;
  deps.failpoint('ears.heard.before-stored');
  await keep(
    deps,
    held,
    (at) => afterReading(ears, at, value, deps.readEvery * readingPace(ears, at)),
    value,
  );
}

/** Reads its last words, and asks it to go, until it says that it has gone. */
async function leave<U extends EarsUnit>(deps: Ready<U>, held: Held, botId: string): Promise<void> {
  const { ears, meeting, signal, now } = held;
  const { service } = deps;
  const reading = await service.read(botId, service.tellsChanges ? sinceOf(ears) : 0, signal);
  const value = reading.ok ? reading.value : null;
  if (reading.ok && (!value || value.phase === 'over'))
    return keep(deps, held, (at) => over(ears, at, null), value ?? nothingHeard);
  const left = await service.leave({ ...callOf(deps, meeting), botId }, signal);
  deps.failpoint('ears.left.before-stored');
  const next = asked(ears, now);
  if (next.state === 'over' || !left.ok)
    deps.log.warn({ meeting: meeting.id, left }, 'Who listened in a call hasn’t left it yet');
  await keep(deps, held, next, value ?? nothingHeard);
}

/** Words are final a while after they were said, and not always in order. */
const overlapMs = 120_000;

function sinceOf({ heardMs }: Ears): number {
  return Math.max(0, heardMs - overlapMs);
}

function callOf({ passcodeOf }: Pick<AttendEarsDeps<EarsUnit>, 'passcodeOf'>, meeting: Meeting): EarsCall {
  const [, code = meeting.callKey] = meeting.callKey.split(':');
  const { id: meetingId, platform, callUrl: url } = meeting;
  return { meetingId, platform, code, url, passcode: passcodeOf(meeting) };
}
