import type { ConnectionProblem } from '../common/connection-problem.ts';

/** Codes of failures that come before a request is sent. `EINSIDE` is the guarded agent's. */
const beforeSending =
  /^(EINSIDE|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|EPROTO|ERR_TLS.*|ERR_SSL.*|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*)$/;

/** Whether a failed call surely didn't reach the other side. */
export function surelyNotSent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && beforeSending.test(String(cause.code))) return true;
    if ('syscall' in cause && cause.syscall === 'connect') return true;
  }
  return false;
}

/** A short word for people and logs; never the message, which may quote headers. */
export function reasonOf(error: unknown): ConnectionProblem {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no complete answer in time';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return knownReasons[code] ?? (beforeSending.test(code) ? 'no connection' : 'the connection broke');
}

/** Why the guarded agent didn't connect. */
export const pointsInside = 'its address points inside the network' satisfies ConnectionProblem;

const knownReasons: Record<string, ConnectionProblem> = {
  EINSIDE: pointsInside,
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'no complete answer in time',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'an answer without end',
};
