import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/** Another company connected to a channel, or one of its people came: copies of recaps from elsewhere aren't for them. */
export function registerChannelAudience(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('channel_shared', ({ event }) =>
    useCases.notes.takeBackCopies(appContext().teamId, event.channel),
  );
  app.event('member_joined_channel', async ({ event }) => {
    const { teamId } = appContext();
    if (isForeign(event, teamId)) await useCases.notes.takeBackCopies(teamId, event.channel);
  });
}
