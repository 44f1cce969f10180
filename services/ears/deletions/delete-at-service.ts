import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Leases } from '../../meetings/ports/leases.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { type EarsKind, earsTiming } from '../ears.ts';
import type { EarsService } from '../ports/ears-service.ts';
import type { EarsUnit } from '../ports/ears-unit.ts';
import { type DeletionProblem, type EarsDeletion, nextTry } from './deletion.ts';

export type DeleteAtServiceDeps<U extends EarsUnit> = {
  transact: Transact<U>;
  leases: Leases;
  /** Null where it isn't set up any more. */
  serviceOf: (kind: EarsKind) => EarsService | null;
  failpoint: ReachFailpoint;
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Has a service delete what it kept of a call that was forgotten here. Safe to call at any time, from any process. */
export const deleteAtService =
  <U extends EarsUnit>(deps: DeleteAtServiceDeps<U>) =>
  async (meetingId: string, signal: AbortSignal): Promise<void> => {
    const lease = await deps.leases.acquire(`ears-deletion:${meetingId}`, earsTiming.leaseFor);
    if (!lease) return;
    try {
      const due = await dueNow(deps, meetingId);
      if (!due) return;
      const outcome = (await deps.serviceOf(due.kind)?.deleteData(due.botId, signal)) ?? notSetUp;
      deps.failpoint('ears.deleted.before-stored');
      // What a process that ends has broken off itself says nothing of the service: the next one asks again.
      if (outcome.ok || !signal.aborted) await keep(deps, due, outcome.ok ? null : outcome.problem);
    } finally {
      await deps.leases.release(lease);
    }
  };

const notSetUp = { ok: false, problem: 'not_set_up' } as const;

function dueNow<U extends EarsUnit>({ transact }: DeleteAtServiceDeps<U>, meetingId: string) {
  return transact(async (unit) => {
    const deletion = await unit.earsDeletions.lock(meetingId);
    return deletion && deletion.nextRunAt <= unit.now ? deletion : null;
  });
}

/** Done, later, or, where it has no end, for a person: then the thread says so. */
async function keep<U extends EarsUnit>(
  { transact, log }: DeleteAtServiceDeps<U>,
  { meetingId, attempts }: EarsDeletion,
  problem: DeletionProblem | null,
): Promise<void> {
  const gaveUp = await transact(async (unit) => {
    const meeting = await unit.meetings.lock(meetingId);
    const deletion = await unit.earsDeletions.lock(meetingId);
    if (deletion?.attempts !== attempts) return null;
    const next = problem && nextTry(deletion, problem, unit.now);
    if (next) await unit.earsDeletions.postpone(deletion, next);
    else await unit.earsDeletions.remove(deletion);
    if (!problem || next) return null;
    // Of a workspace that is gone nobody is left to tell but who reads the log.
    if (meeting) await unit.announcer.showKept(meeting, deletion, problem);
    return deletion;
  });
  if (gaveUp)
    log.error(
      { meeting: meetingId, service: gaveUp.kind, bot: gaveUp.botId, problem },
      'A service still has what it heard in a call that was forgotten; delete it there',
    );
  else if (!problem)
    log.info({ meeting: meetingId }, 'What a service kept of a forgotten call is deleted there');
}
