import type { Unit } from '../meetings/ports/unit.ts';
import type { Asker, Changed, ScheduleDeps, ScheduleOutcome, Which } from './outcomes.ts';
import type { HolidayDesk } from './ports/holiday-desk.ts';
import type { Schedules } from './ports/schedules.ts';
import { refusalFor } from './refusal-for.ts';
import type { Schedule } from './schedule.ts';

type ListDeps = Pick<ScheduleDeps, 'roster'> & {
  schedulesIn: Schedules['inChannel'];
  holidaysOf: HolidayDesk['of'];
};

/** What there is in a channel. */
export const listSchedules =
  (deps: ListDeps) =>
  async ({ teamId, channelId, userId }: Pick<Asker, 'teamId' | 'channelId' | 'userId'>) => {
    const [schedules, holidays, zone] = await Promise.all([
      deps.schedulesIn(teamId, channelId),
      deps.holidaysOf(teamId, channelId),
      deps.roster.timeZone(userId),
    ]);
    return { schedules, holidays, zone };
  };

/** One of them, for whoever may change it. */
export const findSchedule =
  ({ transact, people, roster }: Omit<ScheduleDeps, 'newId'>) =>
  async (
    asker: Asker,
    which: Which,
  ): Promise<
    { kind: 'found'; schedule: Schedule; zone: string | null } | Exclude<ScheduleOutcome, Changed>
  > => {
    const refusal = await refusalFor({ people }, asker);
    if (refusal) return refusal;
    const zone = await roster.timeZone(asker.userId);
    const schedule = await transact((unit) => find(unit, asker, which));
    if (!schedule || schedule.removedAt) return { kind: 'no_such' };
    const isOld = 'version' in which && which.version !== schedule.version;
    return isOld ? { kind: 'changed_since', schedule } : { kind: 'found', schedule, zone };
  };

/** By its number in a channel, or by its id; locked. */
export async function find(unit: Unit, { teamId, channelId }: Asker, which: Which): Promise<Schedule | null> {
  if ('number' in which) return unit.schedules.lockNumber(teamId, channelId, which.number);
  const schedule = await unit.schedules.lock(which.id);
  return schedule?.teamId === teamId && schedule.channelId === channelId ? schedule : null;
}
