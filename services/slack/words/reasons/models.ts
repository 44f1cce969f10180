import type { ModelProblem } from '../../../model/problem.ts';
import type { ReasonBook, ReasonWords } from './reason.ts';

/** `not_found` is the answerer's: nothing in the passages. `asked_often`: the workspace asked it too much. `other`: a code that an older version kept. */
type Code = ModelProblem['kind'] | 'not_found' | 'asked_often' | 'other';

/** Why the model gave nothing, after “The model …: ”, and what to do. */
export const modelProblems: ReasonBook<Record<Code, void>> = {
  refused: () => ({ what: 'its provider refused the key', next: 'An admin can check the model’s key.' }),
  rejected: () => ({ what: 'its provider rejected the request', next: 'An admin can check MODEL.' }),
  rate_limited: () => ({ what: 'its provider is rate limiting us', next: later }),
  unreachable: () => ({ what: 'its provider couldn’t be reached', next: later }),
  timed_out: () => ({ what: 'it took too long', next: later }),
  stopped: () => ({ what: 'Stand-in was restarted', next: later }),
  too_long: () => ({
    what: 'the call was longer than it can read',
    next: 'An admin can set a larger MODEL.',
  }),
  bad_output: () => ({ what: 'its output didn’t match the transcript', next: later }),
  nothing_said: () => ({ what: 'nobody spoke but the agent', next: null }),
  not_found: () => ({ what: 'it found no answer in the transcripts', next: null }),
  asked_often: () => ({ what: 'this workspace has asked it too often in the last few minutes', next: later }),
  other: () => ({ what: 'it failed', next: later }),
};

export function wordsOfModel(problem: string): ReasonWords {
  return modelProblems[isKnown(problem) ? problem : 'other']();
}

const later = 'Try again later.';

function isKnown(problem: string): problem is Code {
  return Object.hasOwn(modelProblems, problem);
}
