import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { registerChannelAudience } from './channel-audience.ts';
import { registerHome } from './home.ts';
import { registerItemDetails } from './item-details.ts';
import { registerStopButton } from './stop-button.ts';
import { registerWelcome } from './welcome.ts';
import { registerWorkflowStep } from './workflow-step.ts';

/**
 * Slack took our token back, or the app was removed: whatever still runs is ended. Where the app can be installed by
 * others too, their removing it says nothing of us.
 */
export function registerEvents(app: App, deps: ListenerDeps): void {
  registerHome(app, deps);
  registerStopButton(app, deps);
  registerWorkflowStep(app, deps);
  registerWelcome(app, deps);
  registerChannelAudience(app, deps);
  registerItemDetails(app, deps);
  const { useCases, appContext } = deps;
  app.event('app_uninstalled', async ({ body }) => {
    const { teamId } = appContext(body);
    if (!isForeign(body, teamId)) await useCases.leaveWorkspace(teamId, 'app_uninstalled');
  });
  // Slack's list counts, not the event's: they may come in any order.
  const review = ({ body }: { body: unknown }) => useCases.reviewOrganisation(appContext(body).teamId);
  app.event('team_access_granted', review);
  app.event('team_access_revoked', review);
  app.event('tokens_revoked', async ({ body, event }) => {
    const { teamId } = appContext(body);
    if (!isForeign(body, teamId) && event.tokens.bot?.length)
      await useCases.leaveWorkspace(teamId, 'tokens_revoked');
  });
}
