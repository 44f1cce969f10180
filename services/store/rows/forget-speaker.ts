import { type SQL, sql } from 'drizzle-orm';
import type { Forgetting } from '../../notes/ports/forgetting.ts';
import { assignments, withoutWordsOfFact } from '../table-entry.ts';
import { type ForgetMadeDeps, forgetMade } from './forget-made.ts';
import { withoutGuest } from './forgetting.ts';

/**
 * Removes what one person said in a call, and what was made of all that was said there. The words themselves went with
 * their gap.
 */
export function forgetSpeaker(deps: ForgetMadeDeps): Forgetting['speaker'] {
  const { tx } = deps;
  return async (meeting, names, title) => {
    const { id } = meeting;
    const isTheirs = (name: SQL) =>
      sql`exists (select from unnest(${sql.param([...names])}::text[]) n where is_same_name(n, ${name}))`;
    await tx.execute(sql`update facts set ${assignments(withoutWordsOfFact)}
      where meeting_id = ${id} and ${isTheirs(sql`said_by`)}`);
    await tx.execute(sql`delete from guest_links where meeting_id = ${id} and ${isTheirs(sql`name`)}`);
    await tx.execute(withoutGuest(sql`about_meeting_id = ${id} and ${isTheirs(sql`about_name`)}`));
    await tx.execute(
      sql`update tool_calls set quote = null where meeting_id = ${id} and ${isTheirs(sql`requested_by`)}`,
    );
    await tx.execute(sql`update word_gaps set words = null
      where meeting_id = ${id} and why = 'objection' and ${isTheirs(sql`name`)}`);
    await tx.execute(sql`update consent_entries set words = null, forgotten_at = clock_timestamp()
      where meeting_id = ${id} and words is not null and ${isTheirs(sql`name`)}`);
    await forgetMade(deps, meeting, {
      isQuote: isTheirs(sql`e ->> 'speaker'`),
      title,
      why: { why: 'speaker', name: null, isOver: false },
    });
  };
}
