import type { ConnectionProblem } from '../../common/connection-problem.ts';
import { reasonOf, surelyNotSent } from '../../http/failure.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Problem } from '../../meetings/problem.ts';
import type { SelfGap } from '../../personas/ports/ai-self.ts';
import { clean, problemOfStatus } from '../../pikastream/problems.ts';
import { isConnectionError, isHttpError, isProtocolError, isTimeout } from '../mcp/sdk-errors.ts';

/** An answer over the limit, as `reasonOf` says it. */
const tooBig = 'an answer without end' satisfies ConnectionProblem;

/** What an error of the SDK, or of the connection under it, means. */
export function problemOf(error: unknown): Problem {
  if (isHttpError(error)) return problemOfStatus(error.status, parseJson(error.data?.text ?? ''));
  if (isProtocolError(error)) return { kind: 'rejected', status: null, detail: clean(error.message) };
  if (isTimeout(error))
    return {
      kind: 'no_answer',
      status: null,
      detail: 'no complete answer in time' satisfies ConnectionProblem,
    };
  if (isConnectionError(error)) {
    const kind = surelyNotSent(error) ? 'unavailable' : 'no_answer';
    return { kind, status: null, detail: reasonOf(error) };
  }
  return { kind: 'bad_answer', status: null, detail: 'not the answer the interface promises' };
}

/** Why a part isn't here when its request failed with this problem. */
export function gapOf(problem: Problem): SelfGap {
  return problem.detail === tooBig ? { kind: 'too_big' } : { kind: 'failed', problem };
}
