import { callName } from '../../meetings/call-link.ts';
import type { ProposalRefusal, Request } from '../../meetings/proposal.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import { link, mention } from '../mrkdwn.ts';
import { dollars, plural } from './amounts.ts';
import { dayAndTime } from './start-times.ts';

type Asked = Pick<Request, 'channelId' | 'byExternal' | 'via'>;
type Already = Extract<ProposalRefusal, { kind: 'already' }>;

/** Why a request came to nothing, and what to do. */
export function sayRefusal(refusal: ProposalRefusal, request: Asked): string {
  switch (refusal.kind) {
    case 'already': {
      if (refusal.meeting.channelId === request.channelId)
        return `${whoAsked(refusal)}; its thread is in this channel. Nothing new was started.`;
      // Another channel's business stays there; so does who asked in a DM, where others read along.
      return isReadByOne(request) && !request.byExternal && isInDm(refusal)
        ? `${sayWhoAsked(refusal)} Nothing new was started.`
        : `Someone in another channel has already asked for ${whichCall(refusal)}. One agent per call is enough; nothing new was started.`;
    }
    case 'cap_reached':
      if (refusal.scheduled)
        return `${tooManyPlanned[refusal.whose]} (${refusal.most}). Nothing was planned.`;
      return `${tooMany[refusal.whose]} (${refusal.most}). Nothing was started. Stop one with \`/pika leave\`, then try again.`;
    case 'no_budget':
      return (
        `This channel’s budget of ${dollars(refusal.budgetUsd)} a month is used up or promised ` +
        `(${dollars(refusal.committedUsd)}). Nothing was started. Raise it with \`/pika budget &lt;usd&gt;\`, or wait until next month.`
      );
    case 'called_off':
      return (
        `This says that there is no call, so nobody was sent to ${link(refusal.call.url, callName(refusal.call))}. ` +
        'Whoever is planned for it stays planned until someone presses *Don’t join* on that card. ' +
        `Is there a call after all? \`/pika join ${refusal.call.url}\` sends someone.`
      );
    case 'too_many_links':
      return `I look at the first ${plural(refusal.most, 'link')} of a message. Paste the others on their own.`;
    default:
      return refusal satisfies never;
  }
}

/** For whoever has the call's link, and nobody else: what is in somebody's DM they cannot follow, but ask for. */
export function sayWhoAsked(refusal: Already): string {
  return `${whoAsked(refusal)}, in a DM with me, where the recap comes: ask them for it.`;
}

export function isInDm({ meeting }: Already): boolean {
  return isOwnDm(meeting.channelId);
}

/** A command's answer, and what is in a DM. */
function isReadByOne({ via, channelId }: Asked): boolean {
  return via === 'command' || isOwnDm(channelId);
}

function whoAsked(refusal: Already): string {
  return `${mention(refusal.meeting.requestedBy)} has already asked for ${whichCall(refusal)}`;
}

function whichCall({ meeting, call }: Already): string {
  const when = meeting.state === 'scheduled' && meeting.startsAt ? ` ${dayAndTime(meeting.startsAt)}` : '';
  return `${link(call.url, callName(call))}${when}`;
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
