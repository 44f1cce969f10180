import type { App } from '@slack/bolt';
import type { StopOutcome } from '../../services/agents/house/stop-work.ts';
import { nothingToStop } from '../../services/slack/words/house.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/** Slack's own stop button in a thread where we work (https://docs.slack.dev/reference/events/agent_session_stopped). */
export function registerStopButton(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('agent_session_stopped', async ({ body, event }) => {
    const { teamId } = appContext(body);
    const { channel: channelId, user: userId, thread_ts: threadTs } = event;
    if (!threadTs) return;
    // Sent again, it would end what began since, and tell who stopped it that there's nothing to stop.
    if (!(await useCases.receiveOnce(teamId, `stop:${body.event_id}`))) return;
    const actor = { teamId, channelId, userId, isExternal: isForeign(body, teamId) };
    const words = sayStop(await useCases.stopWork(actor, threadTs), userId);
    if (words) await useCases.postEphemeral({ teamId, channelId, threadTs, userId }, words);
  });
}

/** For the person who pressed; null where the thread says it. */
function sayStop(stopped: StopOutcome, userId: string): string | null {
  switch (stopped.kind) {
    case 'call':
      return sayDecision('stop', stopped.outcome, userId);
    case 'stopped':
      return null;
    case 'nothing':
      return nothingToStop;
    case 'not_entitled':
      return sayNoAccess(stopped);
    default:
      return stopped satisfies never;
  }
}
