import { callName } from '../../meetings/call-link.ts';
import type { ProposalRefusal, Request } from '../../meetings/proposal.ts';
import { link, mention } from '../mrkdwn.ts';
import { dollars, plural } from './amounts.ts';
import { dayAndTime } from './start-times.ts';

/** Why a request came to nothing, and what to do. */
export function sayRefusal(refusal: ProposalRefusal, request: Pick<Request, 'channelId'>): string {
  switch (refusal.kind) {
    case 'already': {
      const { meeting, call } = refusal;
      const name = link(call.url, callName(call));
      const when =
        meeting.state === 'scheduled' && meeting.startsAt ? ` ${dayAndTime(meeting.startsAt)}` : '';
      // Another channel's business stays there.
      return meeting.channelId === request.channelId
        ? `${mention(meeting.requestedBy)} has already asked for ${name}${when}; its thread is in this channel. Nothing new was started.`
        : `Someone in another channel has already asked for ${name}${when}. One agent per call is enough; nothing new was started.`;
    }
    case 'too_many':
      if (refusal.scheduled)
        return `${tooManyPlanned[refusal.whose]} (${refusal.most}). Nothing was planned.`;
      return `${tooMany[refusal.whose]} (${refusal.most}). Nothing was started. Stop one with \`/pika leave\`, then try again.`;
    case 'budget_spent':
      return (
        `This channel’s budget of ${dollars(refusal.budgetUsd)} a month is used up or promised ` +
        `(${dollars(refusal.committedUsd)}). Nothing was started. Raise it with \`/pika budget &lt;usd&gt;\`, or wait until next month.`
      );
    case 'too_many_links':
      return `I look at the first ${plural(refusal.most, 'link')} of a message. Paste the others on their own.`;
    default:
      return refusal satisfies never;
  }
}

const tooMany = {
  person: 'You have as many calls under way as one person may have',
  channel: 'This channel has as many calls under way as it may have',
  workspace: 'This workspace has as many calls under way as it may have',
} as const;

const tooManyPlanned = {
  person: 'You have as many calls planned as one person may have',
  channel: 'This channel has as many calls planned as it may have',
  workspace: 'This workspace has as many calls planned as it may have',
} as const;
