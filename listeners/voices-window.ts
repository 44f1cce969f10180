import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import { voicesView } from '../services/slack/blocks/voices.ts';
import type { UseCases } from './use-cases.ts';

/** Brings a window with somebody's voices up to date. */
export async function showVoices(
  { personas, updateForm }: UseCases,
  viewId: string,
  where: Audience,
  notice: string | null,
): Promise<void> {
  await updateForm(
    { teamId: where.teamId, viewId },
    voicesView(await personas.voices.mine(where), where, notice),
  );
}
