import type { FailedRequest, Problem } from '../meetings/problem.ts';
import type { Reply } from './http.ts';

/** Whether a request that failed with this problem may be sent again. */
export function failedRequest(reply: Reply, problem: Problem): FailedRequest {
  if (reply.kind === 'not_sent') return { kind: 'deferred', problem, retryAfterSeconds: null };
  if (reply.kind === 'no_answer') return { kind: 'uncertain', problem };
  switch (problem.kind) {
    case 'rate_limited':
    case 'unavailable':
      return { kind: 'deferred', problem, retryAfterSeconds: reply.retryAfterSeconds };
    case 'key_refused':
    case 'payment_required':
    case 'rejected':
      return { kind: 'refused', problem };
    case 'server_error':
    case 'no_answer':
    case 'bad_answer':
      return { kind: 'uncertain', problem };
    default:
      return problem.kind satisfies never;
  }
}
