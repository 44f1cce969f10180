import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/**
 * Slack took our token back, or the app was removed: whatever still runs is ended. Where the app can be installed by
 * others too, their removing it says nothing of us.
 */
export function registerEvents(app: App, { useCases, appContext }: ListenerDeps): void {
  const isOurs = (body: unknown) => !isForeign(body, appContext().teamId);
  app.event('app_uninstalled', async ({ body }) => {
    if (isOurs(body)) await useCases.leaveWorkspace(appContext().teamId, 'app_uninstalled');
  });
  app.event('tokens_revoked', async ({ body, event }) => {
    if (isOurs(body) && event.tokens.bot?.length)
      await useCases.leaveWorkspace(appContext().teamId, 'tokens_revoked');
  });
}
