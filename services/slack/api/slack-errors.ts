import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { NotInstalled, NotKnownYet } from './client-of.ts';

/** What a failed write to Slack means for the row that wanted it. */
export type WriteFailure =
  | { kind: 'rate_limited'; seconds: number }
  /** The channel doesn't take our posts: tell the asker in a DM. */
  | { kind: 'unreachable_channel'; error: string }
  /** Slack refuses this content: try it in plain words. */
  | { kind: 'refused_content'; error: string }
  /** The thread's first message is gone. */
  | { kind: 'thread_gone'; error: string }
  /** The message to be edited is gone or can no longer be edited. */
  | { kind: 'message_gone'; error: string }
  /** We are no longer installed. */
  | { kind: 'revoked'; error: string }
  /** It may or may not have been done; looked up before it is tried again. */
  | { kind: 'unknown'; error: string }
  /** It wasn't done; later it may be. */
  | { kind: 'later'; error: string };

const meaning: Record<string, Exclude<WriteFailure['kind'], 'rate_limited'>> = {
  channel_not_found: 'unreachable_channel',
  not_in_channel: 'unreachable_channel',
  is_archived: 'unreachable_channel',
  restricted_action: 'unreachable_channel',
  restricted_action_thread_locked: 'unreachable_channel',
  restricted_action_read_only_channel: 'unreachable_channel',
  user_not_in_channel: 'unreachable_channel',
  msg_too_long: 'refused_content',
  msg_blocks_too_long: 'refused_content',
  invalid_blocks: 'refused_content',
  invalid_blocks_format: 'refused_content',
  invalid_metadata_format: 'refused_content',
  invalid_metadata_schema: 'refused_content',
  metadata_too_large: 'refused_content',
  thread_not_found: 'thread_gone',
  cannot_reply_to_message: 'thread_gone',
  message_not_found: 'message_gone',
  cant_update_message: 'message_gone',
  edit_window_closed: 'message_gone',
  token_revoked: 'revoked',
  account_inactive: 'revoked',
  // An organisation's token: its admins took the app from this workspace.
  team_access_not_granted: 'revoked',
  token_expired: 'revoked',
};

/** Whether that is a channel's, which takes none of our posts until someone changes it. */
export function takesNoPosts(error: string): boolean {
  return meaning[error] === 'unreachable_channel';
}

export function writeFailureOf(error: unknown): WriteFailure {
  if (error instanceof NotKnownYet) return { kind: 'later', error: 'not_known_yet' };
  if (error instanceof NotInstalled) return { kind: 'revoked', error: 'not_installed' };
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', seconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) {
    const code = String(error.data.error);
    return { kind: meaning[code] ?? 'later', error: code };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'unknown', error: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return { kind: 'unknown', error: 'no answer' };
  return { kind: 'unknown', error: error instanceof Error ? error.name : 'no error' };
}
