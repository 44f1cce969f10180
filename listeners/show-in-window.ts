import type { ModalView } from '@slack/types';
import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import type { UseCases } from './use-cases.ts';

/** Shows in a window what came of something. If that was closed meanwhile, the person gets the words instead. */
export async function showInWindow(
  { updateForm, postEphemeral }: Pick<UseCases, 'updateForm' | 'postEphemeral'>,
  { viewId, where }: { viewId: string; where: Audience },
  view: ModalView,
  words: string,
): Promise<void> {
  if (!(await updateForm({ teamId: where.teamId, viewId }, view))) await postEphemeral(where, words);
}
