import type { DeletionProblem } from '../ears/deletions/deletion.ts';
import type { Reply } from '../http/json-client.ts';
import { mayPass } from '../http/replies.ts';

/** Why a service whose bot listened hasn't deleted what it keeps. */
export function whyKept(reply: Reply): DeletionProblem {
  if (reply.kind !== 'answer' || mayPass(reply) || reply.status < 300) return 'unreachable';
  if (reply.status === 401 || reply.status === 403) return 'key_refused';
  return reply.status === 404 ? 'not_known' : 'refused';
}
