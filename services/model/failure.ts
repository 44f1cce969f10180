import type { APICallError } from 'ai';
import { oneLine } from '../common/one-line.ts';
import { failed, type ModelProblem } from './problem.ts';

/** What a failed call means, and after how many milliseconds it is worth another; null when it isn't. */
export type Failure = { problem: ModelProblem; retryAfter: number | 'backoff' | null };

type Sdk = Pick<typeof import('ai'), 'APICallError' | 'AISDKError' | 'NoObjectGeneratedError'>;

/** `undefined` for what is no failure of a call but a bug. */
export function failureOf(error: unknown, sdk: Sdk): Failure | undefined {
  if (sdk.APICallError.isInstance(error)) return ofCall(error);
  if (sdk.NoObjectGeneratedError.isInstance(error))
    return final('bad_output', whyNoObject(error.finishReason));
  if (sdk.AISDKError.isInstance(error)) return final('bad_output', error.name.replace(/^AI_/, ''));
  // An answer nested so deeply that the SDK's own error about it can't be written.
  if (error instanceof RangeError) return final('bad_output', whyNoObject(undefined));
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && networkCode.test(code) ? unreachable(code) : undefined;
}

/** Of the system and of undici; other codes are bugs. */
const networkCode =
  /^(UND_ERR_.*|E[A-Z]{4,}|EAI_AGAIN|CERT_.*|ERR_TLS.*|ERR_SSL.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*)$/;

function ofCall(error: APICallError): Failure {
  const { statusCode: status, isRetryable } = error;
  if (status === undefined) return unreachable(codeOf(error.cause));
  if (status < 300) return final('bad_output', 'an answer that makes no sense');
  if (status < 400) return final('rejected', `HTTP ${status}: a redirect that I don’t follow`);
  // What is said about a key may quote it.
  if (status === 401 || status === 403) return final('refused', `HTTP ${status}`);
  const problem = { kind: kindOf(status), detail: said(status, error.message) };
  return { problem, retryAfter: isRetryable ? retryAfter(error.responseHeaders) : null };
}

function kindOf(status: number): ModelProblem['kind'] {
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'rejected';
}

function said(status: number, message: string): string {
  const words = oneLine(message, 200).replace(/\.$/, '');
  return words === '' ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
}

function unreachable(code: string): Failure {
  return { problem: { kind: 'unreachable', detail: code || 'the connection broke' }, retryAfter: 'backoff' };
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function final(kind: ModelProblem['kind'], detail: string): Failure {
  return { ...failed(kind, detail), retryAfter: null };
}

function whyNoObject(finishReason: string | undefined): string {
  if (finishReason === 'length') return 'its answer was cut off';
  return finishReason === 'content-filter' ? 'it declined' : 'its answer had another shape';
}

/** Both headers that are in use: `retry-after-ms` is OpenAI's, `retry-after` RFC 9110's, here only in seconds. */
function retryAfter(headers: Record<string, string> = {}): Failure['retryAfter'] {
  const milliseconds = Number(headers['retry-after-ms'] ?? Number.NaN);
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return [milliseconds, seconds * 1_000].find((given) => given >= 0) ?? 'backoff';
}
