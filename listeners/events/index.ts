import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';

/** Slack took our token back, or the app was removed: whatever still runs is ended. */
export function registerEvents(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('app_uninstalled', () => useCases.leaveWorkspace(appContext().teamId));
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.length) await useCases.leaveWorkspace(appContext().teamId);
  });
}
