import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/** The Home tab and the DM with us, when somebody of this workspace opens it. */
export function registerHome(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('app_home_opened', async ({ body, event }) => {
    const { teamId } = appContext(body);
    if (isForeign(body, teamId)) return;
    const resident = { teamId, userId: event.user, channelId: event.channel };
    if (event.tab === 'home') await useCases.home.open(resident);
    else if (event.tab === 'messages') useCases.home.openMessages(resident);
  });
  app.event('member_left_channel', ({ body, event }) =>
    useCases.home.left({ teamId: appContext(body).teamId, userId: event.user }),
  );
}
