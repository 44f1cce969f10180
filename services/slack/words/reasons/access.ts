import type { NotAnAdmin, NotAnApprover, NotEntitled } from '../../../people/authorize.ts';
import { mention } from '../../mrkdwn.ts';
import { type ReasonBook, type ReasonWords, sayReason } from './reason.ts';

export type NoAccess = NotEntitled | NotAnAdmin | NotAnApprover;

/** For people of other workspaces, who may have a Stand-in of their own. */
export function sayMembersOnly(what: string): string {
  return `Stand-in works here for another workspace, and only its members can ${what}.`;
}

type Standings = Exclude<NoAccess, NotAnApprover>['standing'];

/** Why someone may not do something: by their standing, or from who may. Nothing was changed. */
export const accessRefusals: ReasonBook<
  Record<Standings, unknown> & { not_an_approver: Pick<NotAnApprover, 'approvers'> }
> = {
  guest: () => ({ what: 'Guests can’t do that.', next: 'Ask a member of this channel.' }),
  external: () => ({
    what: sayMembersOnly('do that'),
    next: 'Ask one of them.',
  }),
  not_in_channel: () => ({ what: 'Only members of this channel can do that.', next: 'Join it first.' }),
  not_admin: () => ({
    what: 'Only workspace admins can do that. Nothing was changed.',
    next: 'Ask one of them.',
  }),
  unknown: () => ({
    what: 'Slack isn’t responding, so I can’t check whether you may do that. Nothing was changed.',
    next: 'Try again in a minute.',
  }),
  not_an_approver: ({ approvers }) => ({
    what: `In this channel only ${approvers.map(mention).join(', ')} can do that. Nothing was changed.`,
    next: 'Ask one of them.',
  }),
};

/** The one place where it's said that somebody may not. */
export function wordsOfNoAccess(refusal: NoAccess): ReasonWords {
  return refusal.kind === 'not_an_approver'
    ? accessRefusals.not_an_approver(refusal)
    : accessRefusals[refusal.standing](refusal);
}

export function sayNoAccess(refusal: NoAccess): string {
  return sayReason(wordsOfNoAccess(refusal));
}
