import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/** Another company connected to a channel, or one of its people came: copies of recaps from elsewhere aren't for them. */
export function registerChannelAudience(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('channel_shared', ({ body, event }) =>
    useCases.notes.takeBackCopies(appContext(body).teamId, event.channel),
  );
  app.event('member_joined_channel', async ({ body, event }) => {
    const { teamId } = appContext(body);
    if (isForeign(event, teamId)) await useCases.notes.takeBackCopies(teamId, event.channel);
  });
}
