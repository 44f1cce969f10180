import type { ChannelSettings, TrustedApp } from './channel-settings.ts';
import type { PostingApp } from './proposal.ts';

/**
 * Calendar apps, which post what is in a calendar of the workspace's own people. By the ids of Slack's app directory
 * alone: anyone can call an app “Google Calendar”. Google's is https://slack.com/apps/ADZ494LHY-google-calendar.
 * Outlook's isn't here, since no source of ours confirms its id; a channel names it with `/pika auto apps`.
 */
const calendarApps: readonly TrustedApp[] = [{ id: 'ADZ494LHY', name: 'Google Calendar' }];

/** Whose links count like a member's in a channel. */
export function trustedApps({ trustedApps: chosen }: ChannelSettings): readonly TrustedApp[] {
  return chosen?.value ?? calendarApps;
}

export function isTrusted(settings: ChannelSettings, app: PostingApp | null | undefined): boolean {
  return trustedApps(settings).some(({ id }) => id === app?.id);
}
