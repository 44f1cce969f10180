import type { Unit } from '../meetings/ports/unit.ts';
import { type Billing, costOf } from './cost.ts';
import { isHoliday } from './holidays/holidays.ts';
import { nextTimes } from './next-times.ts';
import type { Changed } from './outcomes.ts';
import type { Schedule } from './schedule.ts';

export type Telling = {
  /** Of whoever asked. */
  zone: string | null;
  aloud: boolean;
  billing: Billing;
};

/** What was changed, with what comes next; posted where nobody else shows it to the channel. */
export async function told(
  unit: Unit,
  { zone, aloud, billing }: Telling,
  change: Omit<Changed, 'kind' | 'next' | 'zone' | 'cost'>,
): Promise<Changed> {
  const { teamId, channelId, timeZone, nextAt } = change.schedule;
  const from = new Date((nextAt ?? unit.now).getTime() - 1);
  const next = nextAt ? await workingTimes(unit, change.schedule, from) : [];
  const settings = await unit.channels.settings(teamId, channelId);
  const cost = costOf(change.schedule, settings, billing, unit.now);
  const changed: Changed = { kind: 'changed', ...change, next, zone: zone ?? timeZone, cost };
  if (aloud) await unit.announcer.showSchedule(changed);
  return changed;
}

/** The next three that are on no holiday. */
async function workingTimes(
  unit: Unit,
  { teamId, channelId, rule, timeZone }: Schedule,
  from: Date,
): Promise<Date[]> {
  const { days = {} } = (await unit.holidays.of(teamId, channelId)) ?? {};
  const times = nextTimes(rule, timeZone, from, 20);
  return times.filter((at) => !isHoliday(days, at, timeZone)).slice(0, 3);
}
