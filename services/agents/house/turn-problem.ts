import type { ModelProblem } from '../../model/problem.ts';

/** Why a turn came to nothing, or broke off; each has words. */
export const ownTurnProblems = [
  /** The model wanted ever more. */
  'too_many_steps',
  /** Nothing came of it, though it was tried several times. */
  'cut_off',
  /** It said nothing and did nothing. */
  'nothing_to_say',
  /** It was about to say what its persona mustn't. */
  'not_to_be_said',
  /** Words that it was given belong to a call that was forgotten meanwhile. */
  'call_forgotten',
  /** So many wait already. */
  'too_many_turns',
  /** Its person, or their workspace, asked very often lately. */
  'asked_too_often',
  /** Somebody stopped it. */
  'stopped',
  /** What may be spent on the model is used up. */
  'over_budget',
] as const;

export type TurnProblem = (typeof ownTurnProblems)[number] | `model_${ModelProblem['kind']}`;
