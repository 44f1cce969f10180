import type { Meeting } from '../meetings/meeting.ts';
import type { Lease } from '../meetings/ports/leases.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { alarmed, hinted, isNews, type Next } from './after.ts';
import type { Ears } from './ears.ts';
import { stateEvent } from './heard-events.ts';
import { type Heard, nothingHeard } from './ports/ears-service.ts';
import type { EarsNotice, EarsUnit } from './ports/ears-unit.ts';
import { recordHeard } from './record-heard.ts';

/** A row as a worker found it, and the lease that it has on it. */
export type Held = { ears: Ears; meeting: Meeting; lease: Lease; now: Date; signal: AbortSignal };

type Change = Next | ((now: Date) => Next);

export type KeepDeps<U extends EarsUnit> = {
  transact: Transact<U>;
  log: { info(fields: object, message: string): void };
};

export async function keep<U extends EarsUnit>(
  deps: KeepDeps<U>,
  held: Held,
  change: Change,
  heard = nothingHeard,
): Promise<void> {
  await keepRow(deps, held, change, heard);
}

/** Stores what became of the row, what was heard, and what people are told, unless another worker has it by now. */
export async function keepRow<U extends EarsUnit>(
  { transact, log }: KeepDeps<U>,
  { ears, lease }: Held,
  change: Change,
  heard: Heard = nothingHeard,
): Promise<Ears | null> {
  const kept = await transact(async (unit) => {
    const meeting = await unit.meetings.lock(ears.meetingId);
    const current = await unit.ears.lock(ears.meetingId);
    if (!meeting || current?.version !== ears.version || !(await unit.holds(lease))) return null;
    const wanted = withPushes(typeof change === 'function' ? change(unit.now) : change, ears, current);
    const told = notice(wanted, unit.now);
    const after = await unit.ears.replace(current, told?.ears ?? wanted);
    const states = current.state === after.state ? [] : [stateEvent(after, unit.now)];
    await recordHeard(unit, meeting, after, heard, states);
    // Who forgot it while the bot was still on its way out couldn't have its words deleted yet.
    if (after.state === 'over' && meeting.forgottenAt) await unit.earsDeletions.add(after);
    if (isNews(current, after)) await unit.announcer.show(meeting, [], 'state');
    if (told) await unit.announcer.showEars(meeting, after, told.notice);
    return after;
  });
  if (kept && kept.state !== ears.state)
    log.info(
      { meeting: kept.meetingId, ears: kept.state, problem: kept.problem },
      'Who listens has a new state',
    );
  return kept;
}

/** What was pushed while it worked: then it may be due sooner. */
function withPushes(wanted: Next, held: Ears, { pushedAt, nextRunAt }: Ears): Next {
  const isWoken = wanted.nextRunAt !== null && nextRunAt?.getTime() !== held.nextRunAt?.getTime();
  return { ...wanted, pushedAt, ...(isWoken ? { nextRunAt } : {}) };
}

/** Only where somebody in the thread can do something. */
function notice(ears: Next, now: Date): { ears: Next; notice: EarsNotice } | null {
  const waits = hinted(ears, now);
  if (waits) return { ears: waits, notice: 'waits' };
  const stays = ears.state === 'leaving' || ears.problem === 'leave_unconfirmed' ? alarmed(ears, now) : null;
  return stays && { ears: stays, notice: 'stays' };
}
