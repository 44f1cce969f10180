import type { Suggest } from '../../home/ports/suggestions.ts';
import type { ThreadStatus } from '../../store/rows/thread-status.ts';
import { suggestionsTitle, suggestionWords } from '../words/suggestions.ts';
import { attempt, type WriteOutcome } from './attempt.ts';
import type { ClientOf } from './client-of.ts';
import type { WriteFailure } from './slack-errors.ts';
import type { PostedIn } from './writer.ts';

/** Shows beside a thread how the work in it stands; while we work, Slack has a stop button of its own there. */
export type SetStatus = (thread: PostedIn, status: ThreadStatus) => Promise<WriteOutcome<null>>;

/**
 * Slack's agent sessions (https://docs.slack.dev/reference/methods/agents.sessions.setStatus). No title is given: Slack
 * would keep words of ours that nobody forgets.
 */
export function createSetStatus(clientOf: ClientOf): SetStatus {
  return ({ teamId, channelId, ts }, status) =>
    attempt(async () => {
      const client = await clientOf(teamId);
      await client.agents.sessions.setStatus({ channel_id: channelId, thread_ts: ts, status });
      return null;
    });
}

type Log = { info(fields: object, message: string): void };

/**
 * Suggested questions (https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts), without a thread: with
 * one they silently fail in an agent's DM. A workspace that has none is asked once.
 */
export function createSuggest(clientOf: ClientOf, log: Log): Suggest {
  const refusing = new Set<string>();
  return async ({ teamId, channelId }, suggestions) => {
    if (refusing.has(teamId)) return;
    const set = await attempt(async () =>
      (await clientOf(teamId)).assistant.threads.setSuggestedPrompts({
        channel_id: channelId,
        title: suggestionsTitle,
        prompts: suggestions.map((one) => suggestionWords[one]),
      }),
    );
    if (set.ok || !isForGood(set.failure)) return;
    refusing.add(teamId);
    log.info({ failure: set.failure }, 'This workspace shows no suggested questions');
  };
}

/** What Slack says where our app or the workspace has no such thing; all else may be of one thread or one moment. */
const lacking = new Set([
  ...['missing_scope', 'not_allowed_token_type', 'unknown_method', 'method_deprecated'],
  ...['feature_not_enabled', 'feature_disabled'],
]);

/** Whether the workspace has none of it: its plan, its admins or its Slack. */
export function isForGood(failure: WriteFailure): boolean {
  return failure.kind === 'later' && lacking.has(failure.error);
}
