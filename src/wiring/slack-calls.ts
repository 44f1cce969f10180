import { startPolling } from '../../services/common/poll-loop.ts';
import { showCalls } from '../../services/slack/calls/show-calls.ts';
import { slackCallRows } from '../../services/store/rows/slack-call-rows.ts';
import { faceUrlAt } from '../http/faces.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

/** Slack's own cards of calls, where the setting is on. */
export function startSlackCalls(
  base: Foundation,
  slack: Pick<SlackConnection, 'calls' | 'people' | 'identities'>,
) {
  const { config, database, jobs, pace, failpoint, log } = base;
  if (config.SLACK_CALL_CARD === 'off') return { stop: async () => {} };
  const show = showCalls({
    ...{ db: database.db, jobs, failpoint, log },
    rows: slackCallRows(database.db),
    calls: slack.calls,
    kindOf: slack.people.kindOf,
    ours: slack.identities,
    faceUrl: faceUrlAt(config),
  });
  const failed = (err: unknown) => log.error({ err }, 'Could not show Slack’s own card of a call');
  return startPolling(pace.stepsEveryMs, () => show().catch(failed));
}
