import { z } from 'zod';
import { keptProblem, otherProblem } from '../../common/kept-problem.ts';
import { replyProblems, said } from '../../common/reply-problem.ts';
import { listOwners } from '../../meetings/do-not-say/lists.ts';

const bare = <Code extends string>(kind: Code) => z.object({ kind: z.literal(kind) });

/** What may be wrong with one try. */
const onceSchema = z.discriminatedUnion('kind', [
  // With what somebody wants to add.
  bare('bad_addresses'),
  z.object({ kind: z.literal('too_many_addresses'), most: z.int() }),
  z.object({ kind: z.literal('too_many_places'), most: z.int() }),
  bare('not_a_database_link'),
  z.object({ kind: z.literal('bad_url'), why: z.string() }),
  // With us.
  bare('not_set_up'),
  z.object({ kind: z.literal('secret'), why: z.enum(['no_key', 'bad_file', 'other_key']) }),
  bare('no_address'),
  bare('internal'),
  bare('cut_off'),
  bare('held'),
  z.object({ kind: z.literal('must_not_say'), list: z.enum(listOwners) }),
  bare('removed'),
  bare('no_notes'),
  // With the other side.
  replyProblems.unreachable,
  replyProblems.no_answer,
  replyProblems.answered,
  replyProblems.redirected,
  replyProblems.bad_answer,
  bare('gone'),
  bare('token_refused'),
  bare('not_allowed'),
  bare('not_shared'),
  z.object({ kind: z.literal('login_refused'), said }),
  z.object({ kind: z.literal('mail_refused'), said }),
  z.object({ kind: z.literal('mail_deferred'), said }),
  bare('bad_mailbox'),
  z.object({ kind: z.literal('slack_refused'), error: z.string() }),
  z.object({ kind: z.literal('slack_unsure'), error: z.string() }),
  /** It's there, without its end. */
  bare('incomplete'),
  otherProblem,
]);

/** `gave_up`: after three days of tries; the last one's problem. */
const problemSchema = z.union([onceSchema, z.object({ kind: z.literal('gave_up'), last: onceSchema })]);

/** Why an export isn't where it should be, or is refused. Codes with what the words need: no secrets, no whole addresses. */
export type ExportProblem = z.infer<typeof problemSchema>;
export type ProblemOfTry = z.infer<typeof onceSchema>;

/** As a row keeps it. */
export function problemIn(kept: unknown): ExportProblem | null {
  return keptProblem(problemSchema, kept);
}
