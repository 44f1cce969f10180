import { callName } from '../../../meetings/call-link.ts';
import type { ProposalRefusal, Request } from '../../../meetings/proposal.ts';
import { isOwnDm } from '../../../people/own-dm.ts';
import { linkTo, mention } from '../../mrkdwn.ts';
import { dollars, plural } from '../amounts.ts';
import { dayAndTime } from '../start-times.ts';
import { budgetOf, raise } from './budget.ts';
import { freePlace, reachedCap } from './caps.ts';
import { personaRefusals } from './personas.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

/** Who asked, where, and by what way. */
type AskedWhere = Pick<Request, 'channelId' | 'requestedBy' | 'via'>;
type Already = Extract<ProposalRefusal, { kind: 'already' }>;

/** Why a request started nothing. */
export const requestRefusals: ReasonBook<ByKind<ProposalRefusal>, AskedWhere> = {
  already: (refusal, request) => {
    if (refusal.meeting.channelId === request.channelId)
      return {
        what: `${whoAsked(refusal)}, so I started nothing new.`,
        next: 'Follow its thread in this channel.',
      };
    if (isReadByOne(request) && isTheirDm(refusal, request)) {
      return {
        what: `You already asked for ${whichCall(refusal)} in a DM with me.`,
        next: 'Its card is there.',
      };
    }
    // Another channel's business stays there, and so does who asked: anyone with the link could find out.
    return {
      what: `Someone already asked for ${whichCall(refusal)} elsewhere. One agent per call is enough, so I started nothing new.`,
      next: null,
    };
  },
  cap_reached: (refusal) => ({
    what: `${reachedCap(refusal)}, so I ${refusal.scheduled ? 'scheduled' : 'started'} nothing.`,
    next: freePlace(refusal),
  }),
  no_budget: (refusal) => ({
    what: `I started nothing: ${budgetOf(refusal)} is fully spent or reserved (${dollars(refusal.committedUsd)}).`,
    next: `${raise(refusal)}, or wait until next month.`,
  }),
  called_off: ({ call }) => ({
    what: `Looks like ${linkTo(call.url, callName(call))} is cancelled, so I didn’t join.`,
    next: `Any scheduled join is still on; press *Don’t join* on its card to cancel it. Still happening? \`/pika join ${call.url}\``,
  }),
  ...personaRefusals,
  too_many_links: ({ most }) => ({
    what: `I only read the first ${plural(most, 'link')} of a message.`,
    next: 'Paste the others on their own.',
  }),
};

/** Why a request came to nothing, and what to do. */
export function sayRefusal(refusal: ProposalRefusal, request: AskedWhere): string {
  return sayReason(wordsFor(requestRefusals, refusal, request));
}

function isTheirDm({ meeting }: Already, { requestedBy }: AskedWhere): boolean {
  return isOwnDm(meeting.channelId) && meeting.requestedBy === requestedBy;
}

/** A command's answer, and what is in a DM. */
function isReadByOne({ via, channelId }: AskedWhere): boolean {
  return via === 'command' || isOwnDm(channelId);
}

function whoAsked(refusal: Already): string {
  return `${mention(refusal.meeting.requestedBy)} already asked for ${whichCall(refusal)}`;
}

function whichCall({ meeting, call }: Already): string {
  const when = meeting.state === 'scheduled' && meeting.startsAt ? ` ${dayAndTime(meeting.startsAt)}` : '';
  return `${linkTo(call.url, callName(call))}${when}`;
}
