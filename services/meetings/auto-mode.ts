import type { Auto, ChannelSettings } from './channel-settings.ts';
import type { Unit } from './ports/unit.ts';

/** What a pasted link does: as the channel chose, else as the workspace did. */
export async function autoMode(
  unit: Pick<Unit, 'workspaceSettings'>,
  teamId: string,
  { auto }: Pick<ChannelSettings, 'auto'>,
): Promise<Auto> {
  const usual = await unit.workspaceSettings.of(teamId);
  return auto?.value ?? usual.auto?.value ?? 'on';
}
