import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import type { ReplyProblem } from '../common/reply-problem.ts';
import type { Reply } from './json-client.ts';

/** The value in a reply, or why there is none. */
export function foundIn<Schema extends z.ZodType>(
  reply: Reply,
  schema: Schema,
): { ok: true; value: z.infer<Schema> } | { ok: false; problem: ReplyProblem } {
  const parsed = isSuccess(reply) ? schema.safeParse(reply.json) : undefined;
  return parsed?.success ? { ok: true, value: parsed.data } : { ok: false, problem: problemIn(reply) };
}

export function isSuccess(reply: Reply): reply is Extract<Reply, { kind: 'answer' }> {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
}

/** Whether the same request may succeed later: the service is down, slow or busy. */
export function mayPass(reply: Reply): boolean {
  return reply.kind !== 'answer' || reply.status >= 500 || reply.status === 408 || reply.status === 429;
}

/** Where the other side said how long to wait. */
export function waitIn(reply: Reply): { retryAfterSeconds?: number } {
  const seconds = reply.kind === 'answer' ? reply.retryAfterSeconds : undefined;
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}

/** What is wrong with a reply that wasn't hoped for. */
export function problemIn(reply: Reply): ReplyProblem {
  if (reply.kind === 'not_sent') return { kind: 'unreachable', why: reply.reason };
  if (reply.kind === 'no_answer') return { kind: 'no_answer', why: reply.reason };
  const { status, json } = reply;
  if (status < 300) return { kind: 'bad_answer', status };
  return status < 400 ? { kind: 'redirected', status } : { kind: 'answered', status, said: saidIn(json) };
}

/**
 * Whether a request with this reply was surely not carried out. 408 may mean that it arrived late, 303 that it was done and
 * shown elsewhere, 5xx anything: Notion's 503 is also a request that ran too long
 * (https://developers.notion.com/reference/status-codes). With 521, 522 and 523 the network in front of a service never
 * reached it. A 2xx that says nothing sensible may have been done.
 */
export function surelyNotDone(reply: Reply): boolean {
  if (reply.kind !== 'answer') return reply.kind === 'not_sent';
  const { status } = reply;
  if (status >= 521 && status <= 523) return true;
  return status >= 300 && status < 500 && status !== 303 && status !== 408;
}

/** Where services say what is wrong: Notion and HubSpot, Google and Brave, OAuth 2.0 (RFC 6749, 5.2). */
const errorBody = z.looseObject({
  message: z.string().optional(),
  error_description: z.string().optional(),
  error: z
    .union([z.string(), z.looseObject({ message: z.string().optional(), detail: z.string().optional() })])
    .optional(),
});

/** What a service says of a refusal, without a full stop; empty where it says nothing. */
function saidIn(json: unknown): string {
  const body = errorBody.safeParse(json).data;
  const error = typeof body?.error === 'object' ? (body.error.message ?? body.error.detail) : body?.error;
  return oneLine(body?.message ?? body?.error_description ?? error ?? '', 200).replace(/\.$/, '');
}
