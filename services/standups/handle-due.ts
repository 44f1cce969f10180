import type { Transact } from '../meetings/ports/unit.ts';
import type { ProposeDeps } from '../meetings/propose.ts';
import { timing } from '../meetings/states/timing.ts';
import { nextTime } from '../times/next-times.ts';
import { isHoliday } from './holidays/holidays.ts';
import { holidaysOf } from './holidays/holidays-of.ts';
import { missedTimes } from './missed-times.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { run } from './propose-occurrence.ts';
import type { Standup } from './standup.ts';
import { type JoinedOccurrence, verifyJoined } from './verify-joined.ts';

export type DueStandupsDeps = Omit<ProposeDeps, 'transact'> & {
  transact: Transact<StandupsUnit>;
  /** Standups whose next time is past or at most `minutesAhead` away. */
  due: (minutesAhead: number) => Promise<readonly string[]>;
  /** Occurrences that relied on someone else's meeting, and whose time has come. */
  joined: () => Promise<readonly JoinedOccurrence[]>;
  /** Minutes ahead of its time that a thread is opened and asked; 0 asks nobody. */
  promptMinutes: number;
  log: { error(fields: object, message: string): void };
};

/** Handles every due standup, each in its own transaction. Answers how many there were. */
export const handleDueStandups = (deps: DueStandupsDeps) => async (): Promise<number> => {
  const [ids, joined] = await Promise.all([deps.due(deps.promptMinutes), deps.joined()]);
  for (const id of ids) await seeTo(deps, id, (unit) => fire(deps, unit, id));
  for (const one of joined) await seeTo(deps, one.standupId, (unit) => verifyJoined(deps, unit, one));
  return ids.length + joined.length;
};

async function seeTo(
  { transact, log }: DueStandupsDeps,
  standup: string,
  work: (unit: StandupsUnit) => Promise<void>,
): Promise<void> {
  try {
    await transact(work);
  } catch (error) {
    log.error({ err: error, standup }, 'A standup was not handled; it will be tried again');
  }
}

/**
 * Handles the next time of one standup: proposes its meeting, or tells the channel that it was missed. The first process
 * holds the standup's row; the occurrence's own row makes it happen once.
 */
async function fire(deps: DueStandupsDeps, unit: StandupsUnit, id: string): Promise<void> {
  const standup = await unit.standups.lock(id);
  const at = standup?.nextAt;
  if (!standup || !at || standup.pausedAt || standup.removedAt) return;
  if (at.getTime() > unit.now.getTime() + deps.promptMinutes * 60_000) return;
  const tooLate = new Date(unit.now.getTime() - timing.joinAtMostLate * 1_000);
  if (at <= tooLate) return miss(unit, standup, at, tooLate);
  const begun = await unit.standups.beginOccurrence({ standup, at });
  if (begun) {
    const days = await holidaysOf(unit, standup);
    if (isHoliday(days, at, standup.timeZone)) await leaveOut(unit, standup, at);
    else await run(deps, unit, standup, at, begun.formerMeetingId);
  }
  await unit.standups.advance(id, nextTime(standup.rule, standup.timeZone, at));
}

/** Nobody is told: the list says which ones are left out. */
async function leaveOut(unit: StandupsUnit, standup: Standup, at: Date): Promise<void> {
  await unit.standups.endOccurrence({ standup, at, outcome: 'holiday', meetingId: null, prompted: false });
}

/** All missed times are one message; there is none when all were on holidays. */
async function miss(unit: StandupsUnit, standup: Standup, at: Date, tooLate: Date): Promise<void> {
  const { id, rule, timeZone } = standup;
  if (await unit.standups.beginOccurrence({ standup, at })) {
    const days = await holidaysOf(unit, standup);
    const { first, count, next } = missedTimes(standup, days, at, tooLate);
    const outcome = first ? 'missed' : 'holiday';
    await unit.standups.endOccurrence({ standup, at, outcome, meetingId: null, prompted: false });
    if (first) await unit.announcer.tellMissed(standup, { first, count, next });
  }
  await unit.standups.advance(id, nextTime(rule, timeZone, tooLate));
}
