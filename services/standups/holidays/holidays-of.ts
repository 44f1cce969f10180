import type { StandupsUnit } from '../ports/standups-unit.ts';
import type { Standup } from '../standup.ts';
import type { HolidayNames } from './holidays.ts';

/** The days on which a channel's standups are left out; none where it has no holidays. */
export async function holidaysOf(
  unit: StandupsUnit,
  { teamId, channelId }: Pick<Standup, 'teamId' | 'channelId'>,
): Promise<HolidayNames> {
  return (await unit.holidays.of(teamId, channelId))?.days ?? {};
}
