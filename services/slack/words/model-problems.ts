import type { ModelProblem } from '../../notes/model/problem.ts';

/** `not_found` is the answerer's: nothing in the passages. */
type Code = ModelProblem['kind'] | 'not_found';

const problems = {
  refused: 'its provider refused the key',
  rejected: 'its provider rejected the request',
  rate_limited: 'its provider is rate limiting us',
  unreachable: 'its provider couldn’t be reached',
  timed_out: 'it took too long',
  stopped: 'Stand-in was restarted',
  too_long: 'the call was longer than it can read',
  bad_output: 'its output didn’t match the transcript',
  nothing_said: 'nobody spoke but the agent',
  not_found: 'it found no answer in the transcripts',
} as const satisfies Record<Code, string>;

/** Why the model gave nothing, after “The model …: ”. Rows of older versions may hold a code that is gone. */
export function whyNoModel(problem: string): string {
  return Object.hasOwn(problems, problem) ? problems[problem as Code] : 'it failed';
}
