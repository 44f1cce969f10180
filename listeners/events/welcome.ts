import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';

/** The app was invited to a channel. Slack tells of everybody who comes. */
export function registerWelcome(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('member_joined_channel', async ({ body, event }) => {
    const { teamId, botUserId } = appContext(body);
    if (event.user === botUserId) await useCases.welcome({ teamId, channelId: event.channel });
  });
}
