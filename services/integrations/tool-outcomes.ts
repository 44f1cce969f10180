import type { z } from 'zod';
import type { ReplyProblem } from '../common/reply-problem.ts';
import type { Reply } from '../http/json-client.ts';
import { foundIn, surelyNotDone } from '../http/replies.ts';
import type { Found, Outcome } from '../tasks/ports/outcome.ts';
import type { Service, ServiceProblem } from '../tasks/tool-problem.ts';

/** The value in a service's reply to a read. */
export function foundAt<Schema extends z.ZodType>(
  service: Service,
  reply: Reply,
  schema: Schema,
): Found<z.infer<Schema>> {
  const found = foundIn(reply, schema);
  return found.ok ? found : { ok: false, problem: problemAt(service, found.problem) };
}

/** The outcome in a service's reply to a write. */
export function outcomeAt<Schema extends z.ZodType>(
  service: Service,
  reply: Reply,
  schema: Schema,
): Outcome<z.infer<Schema>> {
  const found = foundIn(reply, schema);
  if (found.ok) return { kind: 'done', value: found.value };
  const problem = problemAt(service, found.problem);
  return { kind: surelyNotDone(reply) ? 'failed' : 'uncertain', problem };
}

/** The same problem, as a tool has it: whose it is, and what its status asks of an agent. */
export function problemAt(service: Service, problem: ReplyProblem): ServiceProblem {
  if (problem.kind !== 'answered') return { ...problem, service };
  return { ...problem, kind: kindOf(problem.status), service };
}

function kindOf(status: number) {
  if (status === 401 || status === 403) return 'access_refused';
  if (status === 429) return 'rate_limited';
  return status < 500 ? 'request_refused' : 'service_error';
}
