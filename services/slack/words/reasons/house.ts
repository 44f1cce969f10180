import type { ProposedOutcome } from '../../../agents/house/decide-proposed.ts';
import { ownTurnProblems, type TurnProblem } from '../../../agents/house/turn-problem.ts';
import type { ListOwner } from '../../../meetings/do-not-say/lists.ts';
import { listNames } from '../do-not-say.ts';
import { wordsOfNoAccess } from './access.ts';
import { wordsOfModel } from './models.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';

/** Why the house agent has no answer. */
export const turnProblems: ReasonBook<
  Record<Exclude<(typeof ownTurnProblems)[number], 'not_to_be_said'> | 'bad_answer', void> & {
    not_to_be_said: { broken: ListOwner };
  }
> = {
  too_many_steps: () => ({
    what: 'I took too many steps and stopped before I was done.',
    next: 'Ask for one thing at a time.',
  }),
  cut_off: () => ({ what: 'I was interrupted several times and gave up.', next: 'Ask again.' }),
  nothing_to_say: () => ({ what: 'I have no answer to that.', next: 'Try other words.' }),
  not_to_be_said: ({ broken }) => ({
    what: `I can’t answer that here: my answer had words on ${listNames[broken]}.`,
    next: 'Ask somebody in this channel.',
  }),
  call_forgotten: () => ({
    what: 'A call that I read for this was deleted in the meantime.',
    next: 'Ask again.',
  }),
  too_many_turns: () => ({
    what: 'I’m still working on other requests from this thread.',
    next: 'Ask again when I’ve answered them.',
  }),
  asked_too_often: () => ({
    what: 'You’ve asked me a lot in a short time.',
    next: 'Try again in a few minutes.',
  }),
  stopped: () => ({
    what: 'Stopped. I did nothing more with this.',
    next: 'Ask again if you still need it.',
  }),
  over_budget: () => ({
    what: 'I’ve used up what I may spend on the model here.',
    next: 'An admin can raise `AGENT_TOKENS_PER_CALL`.',
  }),
  bad_answer: () => ({
    what: 'I couldn’t make sense of what the model answered.',
    next: 'Ask again in other words.',
  }),
};

export function wordsOfTurn(problem: TurnProblem, broken: ListOwner | null): ReasonWords {
  if (problem === 'not_to_be_said') return turnProblems.not_to_be_said({ broken: broken ?? 'persona' });
  const own = ownTurnProblems.filter((one) => one !== 'not_to_be_said').find((one) => one === problem);
  if (own) return turnProblems[own]();
  if (problem === 'model_bad_output') return turnProblems.bad_answer();
  const { what, next } = wordsOfModel(problem.replace(/^model_/, ''));
  return { what: `I couldn’t answer, because of the model: ${what}.`, next };
}

/** Why a press on *Do it* or *No* changed nothing. */
export const proposalRefusals: ReasonBook<ByKind<Exclude<ProposedOutcome, { kind: 'done' }>>> = {
  too_late: () => ({ what: 'That’s decided already, or it’s too late.', next: 'Write to me in the thread.' }),
  not_here: () => ({ what: 'That message belongs to another channel. Nothing was changed.', next: null }),
  not_entitled: wordsOfNoAccess,
};

/** For the person who pressed, where the message itself isn't the answer; null where it is. */
export function sayProposedDecision(outcome: ProposedOutcome): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(proposalRefusals, outcome, undefined));
}
