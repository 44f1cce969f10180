import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import { personaListView } from '../services/slack/blocks/persona-list.ts';
import type { UseCases } from './use-cases.ts';

/** Brings a window with the workspace's personas up to date. */
export async function showPersonas(
  { personas, updateForm }: UseCases,
  viewId: string,
  where: Audience,
  notice: string | null,
): Promise<void> {
  await updateForm(viewId, personaListView(await personas.list(where), where, notice));
}
