import type { Transact } from '../meetings/ports/unit.ts';
import type { ProposeDeps } from '../meetings/propose.ts';
import { timing } from '../meetings/states/timing.ts';
import { nextTime } from '../times/next-times.ts';
import { follow, type JoinedRun } from './follow.ts';
import { isHoliday } from './holidays/holidays.ts';
import { holidaysOf } from './holidays/holidays-of.ts';
import { missedTimes } from './missed-times.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { run } from './run.ts';
import type { Schedule } from './schedule.ts';

export type FireDeps = Omit<ProposeDeps, 'transact'> & {
  transact: Transact<StandupsUnit>;
  /** Whose next time is at most that many minutes away, or past. */
  due: (minutesAhead: number) => Promise<readonly string[]>;
  /** Times that have come, for which somebody else's meeting was to be there. */
  joined: () => Promise<readonly JoinedRun[]>;
  /** Minutes ahead of its time that a thread is opened and asked; 0 asks nobody. */
  briefMinutes: number;
  log: { error(fields: object, message: string): void };
};

/** Sees to every schedule whose time has come, each by itself; answers how many there were. */
export const fireDue = (deps: FireDeps) => async (): Promise<number> => {
  const [ids, joined] = await Promise.all([deps.due(deps.briefMinutes), deps.joined()]);
  for (const id of ids) await seeTo(deps, id, (unit) => fire(deps, unit, id));
  for (const one of joined) await seeTo(deps, one.scheduleId, (unit) => follow(deps, unit, one));
  return ids.length + joined.length;
};

async function seeTo(
  { transact, log }: FireDeps,
  schedule: string,
  work: (unit: StandupsUnit) => Promise<void>,
): Promise<void> {
  try {
    await transact(work);
  } catch (error) {
    log.error({ err: error, schedule }, 'a schedule was not seen to; it is looked at again');
  }
}

/**
 * Sees to the next time of one schedule: its meeting is proposed for then, or its channel is told that it was missed.
 * Whichever process is first holds the row; the run's own row is what makes it once.
 */
async function fire(deps: FireDeps, unit: StandupsUnit, id: string): Promise<void> {
  const schedule = await unit.schedules.lock(id);
  const at = schedule?.nextAt;
  if (!schedule || !at || schedule.pausedAt || schedule.removedAt) return;
  if (at.getTime() > unit.now.getTime() + deps.briefMinutes * 60_000) return;
  const tooLate = new Date(unit.now.getTime() - timing.joinAtMostLate * 1_000);
  if (at <= tooLate) return miss(unit, schedule, at, tooLate);
  const begun = await unit.schedules.beginRun({ schedule, at });
  if (begun) {
    const days = await holidaysOf(unit, schedule);
    if (isHoliday(days, at, schedule.timeZone)) await leaveOut(unit, schedule, at);
    else await run(deps, unit, schedule, at, begun.formerMeetingId);
  }
  await unit.schedules.advance(id, nextTime(schedule.rule, schedule.timeZone, at));
}

/** Nobody is told: the list says which ones are left out. */
async function leaveOut(unit: StandupsUnit, schedule: Schedule, at: Date): Promise<void> {
  await unit.schedules.endRun({ schedule, at, outcome: 'holiday', meetingId: null, briefed: false });
}

/** However many times were missed, they are one message; none where all were on holidays. */
async function miss(unit: StandupsUnit, schedule: Schedule, at: Date, tooLate: Date): Promise<void> {
  const { id, rule, timeZone } = schedule;
  if (await unit.schedules.beginRun({ schedule, at })) {
    const days = await holidaysOf(unit, schedule);
    const { first, count, next } = missedTimes(schedule, days, at, tooLate);
    const outcome = first ? 'missed' : 'holiday';
    await unit.schedules.endRun({ schedule, at, outcome, meetingId: null, briefed: false });
    if (first) await unit.announcer.tellMissed(schedule, { first, count, next });
  }
  await unit.schedules.advance(id, nextTime(rule, timeZone, tooLate));
}
