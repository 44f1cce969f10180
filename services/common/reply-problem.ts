import { z } from 'zod';
import { connectionProblems } from './connection-problem.ts';

const why = z.enum(connectionProblems);
/** As the other side says it, without our secrets and without a full stop; empty where it says nothing. */
export const said = z.string();

/** What may be wrong with a service's reply, as rows keep it. */
export const replyProblems = {
  unreachable: z.object({ kind: z.literal('unreachable'), why }),
  no_answer: z.object({ kind: z.literal('no_answer'), why }),
  /** A success that says nothing sensible. */
  bad_answer: z.object({ kind: z.literal('bad_answer'), status: z.int() }),
  redirected: z.object({ kind: z.literal('redirected'), status: z.int() }),
  answered: z.object({ kind: z.literal('answered'), status: z.int(), said }),
} as const;

export type ReplyProblem = z.infer<(typeof replyProblems)[keyof typeof replyProblems]>;
