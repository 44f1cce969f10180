import type { KnownBlock } from '@slack/types';
import type { Fact } from '../../memory/fact.ts';
import { sayAskedWhether, sayProposed, sayRemembersFromCall } from '../words/facts-below.ts';
import { actions, button, context, section } from './elements.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const factAction = { keep: 'fact_keep', edit: 'fact_edit', no: 'fact_no' } as const;

/** Below a recap: what may be worth remembering, and what of the call is remembered. */
export function factsBelow(facts: readonly Fact[]): KnownBlock[] {
  const proposed = facts.filter(({ state }) => state === 'proposed');
  const [first] = proposed;
  const kept = facts.filter(({ state }) => state === 'kept');
  return [
    ...(first ? [section(sayAskedWhether(first))] : []),
    ...proposed.flatMap(proposal),
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
    ]),
  ];
}
