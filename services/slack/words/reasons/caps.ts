import type { CapOf } from '../../../meetings/caps.ts';
import type { ReachedCap } from '../../../meetings/proposal.ts';

/** “This channel has reached its limit of 10 active calls”. Of a person only the person is told so. */
export function reachedCap({ whose, most, scheduled }: ReachedCap): string {
  return `${who[whose]} limit of ${most} ${scheduled ? 'scheduled' : 'active'} calls`;
}

/** What frees a place. */
export function freePlace({ whose, scheduled }: ReachedCap): string {
  return scheduled
    ? 'Cancel one with *Don’t join* on its card, then try again.'
    : `Stop one with \`/pika leave\`, then try again. ${whoRaises(whose)}`;
}

/** Escaped: Slack would take `<n>` for a link. Who changes the number of calls that may run at once. */
function whoRaises(whose: CapOf): string {
  return `An admin can raise the limit with \`/pika workspace calls ${whose} &lt;n&gt;\`.`;
}

const who = {
  person: 'You’ve reached your',
  channel: 'This channel has reached its',
  workspace: 'This workspace has reached its',
} as const;
