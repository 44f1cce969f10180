import { quote } from '../../mrkdwn.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

type SlackCode = 'not_in_channel' | 'channel_not_found' | 'is_archived' | 'other';

/** Why Slack didn't take what was written, from its error (https://docs.slack.dev/reference/methods/chat.postMessage). */
export const slackRefusals: ReasonBook<Record<SlackCode, string>> = {
  not_in_channel: () => ({ what: 'I’m not in that channel.', next: 'Someone who is can invite me.' }),
  channel_not_found: () => ({
    what: 'I can’t see that channel.',
    next: 'Someone who is in it can invite me.',
  }),
  is_archived: () => ({ what: 'That channel is archived.', next: 'Unarchive it, or use another.' }),
  other: (error) => ({
    what: `Slack refused it (${quote(error, 100)}).`,
    next: 'An admin can look up what that code means.',
  }),
};

export function wordsOfSlack(error: string): ReasonWords {
  return slackRefusals[isKnown(error) ? error : 'other'](error);
}

/** For the people who approved what was written, or wait for it. */
export function sayNotTaken(error: string): string {
  return sayReason(wordsOfSlack(error));
}

function isKnown(error: string): error is SlackCode {
  return Object.hasOwn(slackRefusals, error);
}
