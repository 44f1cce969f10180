import type { ConnectionProblem } from '../../common/connection-problem.ts';
import { reasonOf, surelyNotSent } from '../../http/failure.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Problem } from '../../meetings/problem.ts';
import type { SelfGap } from '../../personas/ports/ai-self.ts';
import { clean, problemOfStatus } from '../../pikastream/problems.ts';

/** An answer over the limit, as `reasonOf` says it. */
const tooBig = 'an answer without end' satisfies ConnectionProblem;

/** What an error of the SDK, or of the connection under it, means. */
export function problemOf(error: unknown): Problem {
  if (isHttpError(error)) return problemOfStatus(error.status, parseJson(error.data?.text ?? ''));
  if (isProtocolError(error)) return { kind: 'rejected', status: null, detail: clean(error.message) };
  if (isOfSdk(error, 'REQUEST_TIMEOUT'))
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

type HttpError = Error & { status: number; data?: { text?: string | null } };

/** The SDK's classes are loaded late, so its errors are told by what they carry. */
function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** The server heard the request, and answered with an error of JSON-RPC, which has a number. A timeout has one, too. */
function isProtocolError(error: unknown): error is Error {
  return !isAborted(error) && error instanceof Error && 'code' in error && typeof error.code === 'number';
}

/** Node's and undici's errors have a code of letters, and so have the SDK's. */
function isConnectionError(error: unknown): boolean {
  if (isAborted(error)) return true;
  if (isOfSdk(error)) return isOfSdk(error, 'CONNECTION_CLOSED');
  return error instanceof Error && 'code' in error;
}

function isOfSdk(error: unknown, code?: string): boolean {
  if (!(error instanceof Error) || error.name !== 'SdkError') return false;
  return code === undefined || ('code' in error && error.code === code);
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
}
