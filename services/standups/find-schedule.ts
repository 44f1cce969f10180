import type { ChannelSettings } from '../meetings/channel-settings.ts';
import type { Changed } from './changed.ts';
import { type Cost, costOf } from './cost.ts';
import type { Holidays } from './holidays/holidays.ts';
import type { Asker, ScheduleDeps, ScheduleOutcome, Which } from './outcomes.ts';
import type { HolidayDesk } from './ports/holiday-desk.ts';
import type { Schedules } from './ports/schedules.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { refusalFor } from './refusal-for.ts';
import type { Schedule } from './schedule.ts';

type ListDeps = Pick<ScheduleDeps, 'roster' | 'billing'> & {
  schedulesIn: Schedules['inChannel'];
  /** Of those whose card is up: the time that it waits for, by their ids. */
  waitingIn: (teamId: string, channelId: string) => Promise<ReadonlyMap<string, Date>>;
  holidaysOf: HolidayDesk['of'];
  settingsOf: (teamId: string, channelId: string) => Promise<ChannelSettings>;
  now: () => Date;
};

export type ListedStandups = {
  schedules: readonly Schedule[];
  /** Of those whose card is up: the time that it waits for, by their ids. */
  waiting: ReadonlyMap<string, Date>;
  holidays: Holidays | null;
  /** Of whoever asked; null where Slack does not say. */
  zone: string | null;
  /** What each costs. */
  costOf: (schedule: Schedule) => Cost;
};

/** What there is in a channel. */
export const listSchedules =
  (deps: ListDeps) =>
  async ({
    teamId,
    channelId,
    userId,
  }: Pick<Asker, 'teamId' | 'channelId' | 'userId'>): Promise<ListedStandups> => {
    const [schedules, waiting, holidays, zone, settings] = await Promise.all([
      deps.schedulesIn(teamId, channelId),
      deps.waitingIn(teamId, channelId),
      deps.holidaysOf(teamId, channelId),
      deps.roster.timeZone(userId),
      deps.settingsOf(teamId, channelId),
    ]);
    const now = deps.now();
    return {
      schedules,
      waiting,
      holidays,
      zone,
      costOf: (schedule) => costOf(schedule, settings, deps.billing, now),
    };
  };

/** One of them, for whoever may change it. */
export const findSchedule =
  ({ transact, people }: Pick<ScheduleDeps, 'transact' | 'people'>) =>
  async (
    asker: Asker,
    which: Which,
  ): Promise<{ kind: 'found'; schedule: Schedule } | Exclude<ScheduleOutcome, Changed>> => {
    const refusal = await refusalFor({ people }, asker);
    if (refusal) return refusal;
    const schedule = await transact((unit) => find(unit, asker, which));
    if (!schedule || schedule.removedAt) return { kind: 'no_such' };
    const isOld = 'version' in which && which.version !== schedule.version;
    return isOld ? { kind: 'changed_since', schedule } : { kind: 'found', schedule };
  };

/** By its number in a channel, or by its id; locked. */
export async function find(
  unit: StandupsUnit,
  { teamId, channelId }: Asker,
  which: Which,
): Promise<Schedule | null> {
  if ('number' in which) return unit.schedules.lockNumber(teamId, channelId, which.number);
  const schedule = await unit.schedules.lock(which.id);
  return schedule?.teamId === teamId && schedule.channelId === channelId ? schedule : null;
}
