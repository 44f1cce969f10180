import type { WorkspaceChange } from '../../services/meetings/workspace-settings.ts';
import { changeable } from '../../services/slack/blocks/setting-form.ts';
import { sayWorkspace, sayWorkspaceRefusal } from '../../services/slack/words/workspace.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika workspace`: what holds in every channel; only the person who typed sees it. */
export async function answerWorkspace(
  deps: ListenerDeps,
  typed: TypedCommand,
  change: WorkspaceChange | null,
): Promise<CommandReply> {
  const { moneyHere, changeWorkspace } = deps.useCases;
  const show = async () => sayWorkspace(await moneyHere(typed.teamId, typed.channelId), deps.adminSet);
  if (!change) return changeable(await show(), 'workspace');
  return once(deps, typed, async () => {
    const outcome = await changeWorkspace(typed, change);
    if (outcome.kind === 'changed') return { text: await show() };
    return { text: sayWorkspaceRefusal(outcome) };
  });
}
