import type { Reply } from '../http/json-client.ts';
import { saidIn } from '../http/replies.ts';
import type { ProblemOfTry } from '../notes/destinations/export-problem.ts';

/** What a reply that wasn't hoped for means for an export. */
export function problemIn(reply: Reply): ProblemOfTry {
  if (reply.kind === 'not_sent') return { kind: 'unreachable', why: reply.reason };
  if (reply.kind === 'no_answer') return { kind: 'no_answer', why: reply.reason };
  const { status, json } = reply;
  if (status < 300) return { kind: 'bad_answer', status };
  return status < 400 ? { kind: 'redirected', status } : { kind: 'answered', status, said: saidIn(json) };
}

/** Where the other side said how long to wait. */
export function waitIn(reply: Reply): { retryAfterSeconds?: number } {
  const seconds = reply.kind === 'answer' ? reply.retryAfterSeconds : undefined;
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}
