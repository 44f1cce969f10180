import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import type { Found, Outcome } from '../tasks/ports/outcome.ts';
import type { Reply } from './json-client.ts';

/** The value in the reply to a read. */
export function foundIn<Schema extends z.ZodType>(
  service: string,
  reply: Reply,
  schema: Schema,
): Found<z.infer<Schema>> {
  const parsed = isSuccess(reply) ? schema.safeParse(reply.json) : undefined;
  if (parsed?.success) return { ok: true, value: parsed.data };
  return { ok: false, reason: refusalOf(service, reply).reason };
}

/** The outcome in the reply to a write. */
export function outcomeOf<Schema extends z.ZodType>(
  service: string,
  reply: Reply,
  schema: Schema,
): Outcome<z.infer<Schema>> {
  const parsed = isSuccess(reply) ? schema.safeParse(reply.json) : undefined;
  if (parsed?.success) return { kind: 'done', value: parsed.data };
  const { sure, reason } = refusalOf(service, reply);
  return { kind: sure ? 'failed' : 'uncertain', reason };
}

export function isSuccess(reply: Reply): reply is Extract<Reply, { kind: 'answer' }> {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
}

/** Whether the same request may succeed later: the service is down, slow or busy. */
export function mayPass(reply: Reply): boolean {
  return reply.kind !== 'answer' || reply.status >= 500 || reply.status === 408 || reply.status === 429;
}

/** For a failed request: what to tell people, and whether surely nothing was done. */
function refusalOf(service: string, reply: Reply): { sure: boolean; reason: string } {
  if (reply.kind === 'not_sent')
    return { sure: true, reason: `${service} couldn’t be reached: ${reply.reason}.` };
  if (reply.kind === 'no_answer')
    return { sure: false, reason: `${service} didn’t answer: ${reply.reason}.` };
  const { status, json } = reply;
  const words = saidIn(json);
  return {
    sure: surelyNotDone(status),
    reason: `${service} ${wordsFor(status)} (HTTP ${status})${words ? `: ${words}.` : '.'}`,
  };
}

/**
 * 408 may mean that the request arrived late, 303 that it was done and shown elsewhere, 5xx anything: Notion's 503 is
 * also a request that ran too long (https://developers.notion.com/reference/status-codes). With 521, 522 and 523 the
 * network in front of a service never reached it. A 2xx that says nothing sensible may have been done.
 */
function surelyNotDone(status: number): boolean {
  if (status >= 521 && status <= 523) return true;
  return status >= 300 && status < 500 && status !== 303 && status !== 408;
}

function wordsFor(status: number): string {
  if (status < 300) return 'gave an invalid answer';
  if (status < 400) return 'redirected the request, which Stand-in doesn’t follow';
  if (status === 401 || status === 403) return 'refused access';
  if (status === 429) return 'has too many requests right now';
  return status < 500 ? 'refused this' : 'had an error';
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
export function saidIn(json: unknown): string {
  const body = errorBody.safeParse(json).data;
  const error = typeof body?.error === 'object' ? (body.error.message ?? body.error.detail) : body?.error;
  return oneLine(body?.message ?? body?.error_description ?? error ?? '', 200).replace(/\.$/, '');
}
