import type { ProposalEnd } from '../../agents/house/ports/house-unit.ts';
import type { Turn } from '../../agents/house/turn.ts';
import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import { limits } from '../limits.ts';
import { cap, mention } from '../mrkdwn.ts';
import { sayClaimant } from '../words/call-agent.ts';
import { sayCause } from '../words/house.ts';
import { actions, button, type Content, context, section } from './elements.ts';

/** What the buttons are called on the wire. */
export const proposalAction = { doIt: 'house_do', no: 'house_no' } as const;

/** Who presses has read what it is. */
const maxSaidChars = 2_000;

/** Asks whether the house agent should work on what was said in a call; then says who decided. */
export function houseProposal(turn: Turn, decided: ProposalEnd | null, hidden: ListOwner | null): Content {
  const said = sayCause(turn, hidden, maxSaidChars) ?? '';
  const then = decided ? sayEnd(decided) : 'Should I do that? I’ll wait for an hour.';
  return {
    text: cap(`${said}\n${then}`, limits.messageText),
    blocks: [
      section(cap(said, limits.sectionText)),
      context(then),
      ...(decided
        ? []
        : actions([
            button('Do it', proposalAction.doIt, turn.id, 'primary'),
            button('No', proposalAction.no, turn.id),
          ])),
    ],
  };
}

function sayEnd(end: ProposalEnd): string {
  if ('claim' in end) return `Handed to the agent that took over: ${sayClaimant(end.claim)}.`;
  return `${mention(end.by)}: ${end.isWanted ? 'do it' : 'no'}.`;
}
