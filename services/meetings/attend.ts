import { applyEvent } from './apply.ts';
import type { MeetingJobDeps } from './jobs/job.ts';
import { jobsOf } from './jobs/jobs.ts';
import type { Meeting } from './meeting.ts';
import type { Lease, Leases } from './ports/leases.ts';
import { startScheduled } from './start-scheduled.ts';
import { type AgendaItem, firstDue, poolFor, type WorkerPool } from './states/agenda.ts';
import type { MeetingEvent } from './states/events.ts';
import { type PollIntervals, timing } from './states/timing.ts';

export type AttendDeps = MeetingJobDeps & {
  leases: Leases;
  pollEvery: PollIntervals;
  /** The meeting and the database's clock, without a lock. */
  look: (id: string) => Promise<{ meeting: Meeting; now: Date } | null>;
  /** Remembers what was seen, for when the database can't be read. */
  seen: (meeting: Meeting) => void;
  wakeNow: (meeting: Meeting) => Promise<void>;
};

// Far more than a meeting ever has due at once. It stops a loop caused by a bug before it costs money.
const maxTurns = 25;

/**
 * Does for a meeting whatever is due now, under its lease, and returns when nothing is. Safe to call at any time, any
 * number of times, from any process: what is due is rebuilt from the row, and a held lease means someone is at it.
 */
export const attend = (deps: AttendDeps) => {
  const jobs = jobsOf(deps);

  return async (id: string, pool: WorkerPool, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`meeting:${id}`, timing.leaseFor);
    if (!lease) return;
    deps.failpoint('meeting.lease-taken');
    const kept = keepLease(deps.leases, lease, id);
    try {
      let seenVersion = 0;
      for (let turn = 0; turn < maxTurns; turn += 1) {
        const due = await dueNow(deps, id, pool);
        // No change: the lease is lost, and another worker has the meeting.
        if (!due || due.meeting.version === seenVersion) break;
        const { item, meeting } = due;
        seenVersion = meeting.version;
        if ('event' in item) await apply(deps, meeting, item.event, lease);
        else await jobs[item.job]({ meeting, lease, signal: AbortSignal.any([signal, kept.lost]) });
      }
    } finally {
      kept.stop();
      await deps.leases.release(lease);
    }
    // A worker that found the lease taken has skipped its turn, so hand over what became due meanwhile.
    const missed = await dueNow(deps, id, null);
    if (missed) await deps.wakeNow(missed.meeting);
  };
};

/** Renews a lease until it is stopped; `lost` aborts once another worker has the meeting. */
function keepLease(leases: Leases, lease: Lease, meetingId: string): { lost: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const renew = async () => {
    // Where the database doesn't answer, the fence decides.
    const held = await leases.renew(lease, timing.leaseFor).catch(() => true);
    if (!held) lost.abort(new Error(`The lease of meeting ${meetingId} went to another worker`));
  };
  const heartbeat = setInterval(renew, (timing.leaseFor * 1_000) / 3);
  return { lost: lost.signal, stop: () => clearInterval(heartbeat) };
}

async function apply(
  { transact }: AttendDeps,
  { id, teamId }: Meeting,
  event: MeetingEvent,
  lease: Lease,
): Promise<void> {
  await transact(async (unit) => {
    if (event.type === 'start_time_reached') return startScheduled(unit, { id, teamId }, lease);
    const calls = event.type === 'refresh_due' ? { calls: await unit.meetings.countPolled(teamId) } : {};
    return applyEvent(unit, id, { ...event, ...calls }, lease);
  });
}

async function dueNow(
  deps: Pick<AttendDeps, 'look' | 'pollEvery' | 'seen'>,
  id: string,
  pool: WorkerPool | null,
): Promise<{ item: AgendaItem; meeting: Meeting } | null> {
  const seen = await deps.look(id);
  if (!seen) return null;
  deps.seen(seen.meeting);
  const item = firstDue(seen.meeting, seen.now, deps.pollEvery);
  if (!item || (pool && poolFor(seen.meeting) !== pool)) return null;
  return { item, meeting: seen.meeting };
}
