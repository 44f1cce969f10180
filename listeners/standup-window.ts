import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import { standupListView } from '../services/slack/blocks/standup-list.ts';
import type { UseCases } from './use-cases.ts';

/** Brings a window with a channel's standups up to date. */
export async function showStandups(
  { standups, updateForm }: UseCases,
  viewId: string,
  where: Audience,
  notice: string | null,
): Promise<void> {
  await updateForm(viewId, standupListView(await standups.list(where), where, notice));
}
