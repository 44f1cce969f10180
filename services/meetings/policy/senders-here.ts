import { bothSenders, everybody, fullMembers, type Senders } from '../../people/senders.ts';
import type { ChannelSettings } from '../channel-settings.ts';
import type { WorkspaceSettings } from '../workspace-settings.ts';

/** Who may spend in a workspace: the people that it names, else every full member. */
export function spendersIn({ spenders }: Pick<WorkspaceSettings, 'spenders'>): Senders {
  const named = spenders?.value ?? [];
  return named.length > 0 ? { guests: true, named } : fullMembers;
}

/**
 * Who may send somebody into calls of a channel: of those who may spend, whom channel and workspace let. Only a workspace
 * lets guests who aren't named.
 */
export function sendersIn(
  /** As they hold. */
  { senders }: Pick<ChannelSettings, 'senders'>,
  workspace: Pick<WorkspaceSettings, 'spenders' | 'senders'>,
): Senders {
  const spenders = spendersIn(workspace);
  const most = spenders.named === null && workspace.senders?.value?.guests ? everybody : spenders;
  return senders?.value ? bothSenders(most, senders.value) : most;
}
