import { z } from 'zod';
import { oneLine } from './one-line.ts';
import { said } from './reply-problem.ts';

/** A problem in the words of another version: older ones kept sentences. */
export const otherProblem = z.object({ kind: z.literal('other'), said });

/** A problem as a row keeps it; what another version wrote there is said in its own words, or not at all. */
export function keptProblem<Problem>(
  schema: z.ZodType<Problem>,
  kept: unknown,
): Problem | z.infer<typeof otherProblem> | null {
  if (kept === null) return null;
  const text = z.looseObject({ said: z.string() }).safeParse(kept).data?.said;
  return schema.safeParse(kept).data ?? { kind: 'other', said: oneLine(text ?? '', 400) };
}
