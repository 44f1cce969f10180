import type { KnownBlock } from '@slack/types';
import { type Fact, isAskedIn } from '../../memory/fact.ts';
import {
  sayAged,
  sayAskedStill,
  sayAskedWhether,
  sayProposed,
  sayRemembersFromCall,
} from '../words/facts-below.ts';
import { actions, button, context, section } from './elements.ts';
import { guestLabels, ofGuest } from './guests.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const factAction = {
  ...{ keep: 'fact_keep', edit: 'fact_edit', no: 'fact_no' },
  ...{ still: 'fact_still', forget: 'fact_forget' },
  ...{ thisIs: 'fact_this_is', notThem: 'fact_not_them' },
} as const;

/** Below a recap: what may be worth remembering, what may have changed, and what of the call is remembered. */
export function factsBelow(facts: readonly Fact[], meetingId: string): KnownBlock[] {
  const proposed = facts.filter(({ state }) => state === 'proposed');
  const [first] = proposed;
  const aged = facts.filter((fact) => isAskedIn(fact, meetingId));
  const kept = facts.filter(
    ({ state, source }) => state === 'kept' && source.kind === 'call' && source.meetingId === meetingId,
  );
  return [
    ...(first ? [section(sayAskedWhether(first))] : []),
    ...proposed.flatMap(proposal),
    ...(aged.length > 0 ? [section(sayAskedStill)] : []),
    ...aged.flatMap(question),
    ...(kept.length > 0 ? [context(sayRemembersFromCall(kept))] : []),
  ];
}

function proposal(fact: Fact): KnownBlock[] {
  const value = `${fact.id}:${fact.version}`;
  return [
    section(sayProposed(fact)),
    ...actions([
      button('Keep', factAction.keep, value),
      button('Edit…', factAction.edit, value),
      button('No', factAction.no, value),
      ...ofGuest(fact).map((label) => button(guestLabels[label], factAction[label], value)),
    ]),
  ];
}

function question(fact: Fact): KnownBlock[] {
  const value = `${fact.id}:${fact.version}`;
  return [
    section(sayAged(fact)),
    ...actions([
      button('Still true', factAction.still, value),
      button('Edit…', factAction.edit, value),
      button('Forget', factAction.forget, value),
    ]),
  ];
}
