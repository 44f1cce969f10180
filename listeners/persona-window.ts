import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import type { Actor } from '../services/people/actor.ts';
import { personaListView } from '../services/slack/blocks/persona-list.ts';
import type { UseCases } from './use-cases.ts';

/** Brings a window with the workspace's personas up to date. */
export async function showPersonas(
  { personas, updateForm }: UseCases,
  viewId: string,
  where: Audience & Pick<Actor, 'isExternal'>,
  notice: string | null,
): Promise<void> {
  const listed = await personas.list(where);
  if (!('kind' in listed))
    await updateForm({ teamId: where.teamId, viewId }, personaListView(listed, where, notice));
}
