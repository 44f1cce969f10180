import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import type { Actor } from '../services/people/actor.ts';
import { standupListView } from '../services/slack/blocks/standup-list.ts';
import type { UseCases } from './use-cases.ts';

/** Brings a window with a channel's standups up to date. */
export async function showStandups(
  { standups, updateForm }: UseCases,
  viewId: string,
  where: Audience & Pick<Actor, 'isExternal'>,
  notice: string | null,
): Promise<void> {
  const listed = await standups.list(where);
  if (!('kind' in listed))
    await updateForm({ teamId: where.teamId, viewId }, standupListView(listed, where, notice));
}
