import type { ModalView } from '@slack/types';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import type { UseCases } from '../use-cases.ts';
import type { Press } from './press.ts';

/**
 * Opens a form for the person who pressed, above the window in which they pressed where that was in one. Says what to do where
 * Slack didn't open it.
 */
export const formOpener =
  ({ openForm, pushForm }: Pick<UseCases, 'openForm' | 'pushForm'>) =>
  async ({ audience: { teamId }, triggerId, viewId }: Press, view: ModalView): Promise<string | null> => {
    const opened = triggerId && (await (viewId ? pushForm : openForm)({ teamId, triggerId }, view));
    return opened ? null : formNotOpened;
  };
