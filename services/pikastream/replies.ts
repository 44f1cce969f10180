import type { z } from 'zod';
import type { Outcome } from '../meetings/ports/session-provider.ts';
import { problemOf, type Reply } from './http.ts';
import { unwrap } from './schemas.ts';

export function hasStatus(reply: Reply, ...statuses: number[]): boolean {
  return reply.kind === 'answer' && statuses.includes(reply.status);
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The value of a successful reply, else the problem. */
export function read<Schema extends z.ZodType>(reply: Reply, schema: Schema): Outcome<z.infer<Schema>> {
  if (reply.kind !== 'answer' || !isSuccess(reply.status)) return { ok: false, problem: problemOf(reply) };
  const parsed = schema.safeParse(unwrap(reply.json));
  if (parsed.success) return { ok: true, value: parsed.data };
  const detail = 'not the answer the interface promises';
  return { ok: false, problem: { kind: 'bad_answer', status: reply.status, detail } };
}

export function mapOutcome<From, To>(outcome: Outcome<From>, map: (value: From) => To): Outcome<To> {
  return outcome.ok ? { ok: true, value: map(outcome.value) } : outcome;
}
