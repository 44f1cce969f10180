import type { Changed } from './changed.ts';
import { type Billing, costOf } from './cost.ts';
import { holidaysOf } from './holidays/holidays-of.ts';
import { workingTimes } from './holidays/working-times.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';

export type Telling = {
  /** Of the asker. */
  zone: string | null;
  aloud: boolean;
  billing: Billing;
};

/** What was changed, with what comes next; posted where nobody else shows it to the channel. */
export async function told(
  unit: StandupsUnit,
  { zone, aloud, billing }: Telling,
  change: Omit<Changed, 'kind' | 'next' | 'zone' | 'cost'>,
): Promise<Changed> {
  const { teamId, channelId, rule, timeZone, nextAt } = change.standup;
  const days = await holidaysOf(unit, change.standup);
  const from = nextAt && new Date(nextAt.getTime() - 1);
  const next = from ? workingTimes(rule, timeZone, days, from, 3).working : [];
  const channel = await unit.channels.settings(teamId, channelId);
  const workspace = await unit.workspaceSettings.of(teamId);
  const cost = costOf(change.standup, { channel, workspace }, billing, unit.now);
  const changed: Changed = { kind: 'changed', ...change, next, zone: zone ?? timeZone, cost };
  if (aloud) await unit.announcer.showChange(changed);
  return changed;
}
