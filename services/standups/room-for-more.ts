import type { StandupOutcome } from './outcomes.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import type { Standup } from './standup.ts';

const maxStandups = 20;

/** Why a channel gets no more, whether new or brought back; null where it has room, which is held until the end. */
export async function refuseMore(
  unit: StandupsUnit,
  { teamId, channelId }: Pick<Standup, 'teamId' | 'channelId'>,
): Promise<Extract<StandupOutcome, { kind: 'too_many' }> | null> {
  await unit.lockTeam(teamId);
  const others = await unit.standups.inChannel(teamId, channelId);
  return others.length >= maxStandups ? { kind: 'too_many', most: maxStandups } : null;
}
