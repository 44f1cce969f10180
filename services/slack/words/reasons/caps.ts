import type { ReachedCap } from '../../../meetings/proposal.ts';

/** “This channel has reached its limit of 10 active calls”. Of a person only the person is told so. */
export function reachedCap({ whose, most, scheduled }: ReachedCap): string {
  return `${who[whose]} limit of ${most} ${scheduled ? 'scheduled' : 'active'} calls`;
}

/** What frees a place. */
export function freePlace({ scheduled }: ReachedCap): string {
  return scheduled
    ? 'Cancel one with *Don’t join* on its card, then try again.'
    : 'Stop one with `/pika leave`, then try again.';
}

const who = {
  person: 'You’ve reached your',
  channel: 'This channel has reached its',
  workspace: 'This workspace has reached its',
} as const;
