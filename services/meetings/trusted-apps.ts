import type { ChannelSettings, TrustedApp } from './channel-settings.ts';
import { sendersIn } from './policy/senders-here.ts';
import type { PostingApp } from './proposal.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

/**
 * Calendar apps, which post what is in a calendar of the workspace's own people. By the ids of Slack's app directory
 * alone: anyone can call an app “Google Calendar”. Google's is https://slack.com/apps/ADZ494LHY-google-calendar.
 * Outlook's isn't here, since no source of ours confirms its id; a channel names it with `/pika auto apps`.
 */
const calendarApps: readonly TrustedApp[] = [{ id: 'ADZ494LHY', name: 'Google Calendar' }];

/**
 * In the list of a channel's apps: workflows that a schedule or a webhook starts. Slack tells neither who built one nor
 * whether they're in the channel, so such a workflow asks only where this is named; its card waits for a person all the same.
 */
export const workflowsNobodyRan: TrustedApp = { id: 'workflows', name: 'workflows' };

export function mayWorkflowsAsk({ trustedApps: named }: Pick<ChannelSettings, 'trustedApps'>): boolean {
  return named?.value?.some(({ id }) => id === workflowsNobodyRan.id) ?? false;
}

/**
 * Whose links count like a member's in a channel. Where people are named who may send, a member's wait unless they are one of
 * them: then only apps that the channel chose don't.
 */
export function trustedApps(
  channel: Pick<ChannelSettings, 'trustedApps' | 'senders'>,
  workspace: Pick<WorkspaceSettings, 'spenders' | 'senders'>,
): readonly TrustedApp[] {
  const { named } = sendersIn(channel, workspace);
  return channel.trustedApps?.value?.filter(isApp) ?? (named === null ? calendarApps : []);
}

function isApp({ id }: TrustedApp): boolean {
  return id !== workflowsNobodyRan.id;
}

export function isTrusted(
  channel: ChannelSettings,
  workspace: WorkspaceSettings,
  app: PostingApp | null | undefined,
): boolean {
  return trustedApps(channel, workspace).some(({ id }) => id === app?.id);
}
