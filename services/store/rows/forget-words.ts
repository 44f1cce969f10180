import { sql } from 'drizzle-orm';
import type { Forgetting } from '../../notes/ports/forgetting.ts';
import { askServiceOf } from './ears-deletion-rows.ts';
import { type ForgetMadeDeps, quotedIn, takeFromSlack } from './forget-made.ts';
import { reclaimLater } from './forgetting.ts';
import { forgetInTurns } from './turns-about.ts';

/**
 * Removes what repeats the words of a call, where its notes alone stay. The notes have none: they were written so. What
 * its own words say of itself stays in the ledger.
 */
export function forgetWords({ tx, jobs, now }: Omit<ForgetMadeDeps, 'briefed'>): Forgetting['words'] {
  return async (meeting) => {
    const { id } = meeting;
    await tx.execute(sql`delete from passages where meeting_id = ${id} and kind = 'segment'`);
    await tx.execute(
      sql`update facts set quote = null, segments = '[]' where meeting_id = ${id} and source = 'call'`,
    );
    await tx.execute(sql`update tool_calls set quote = null where meeting_id = ${id} and quote is not null`);
    await tx.execute(
      sql`update action_items set evidence = '[]' where meeting_id = ${id} and evidence <> '[]'`,
    );
    await tx.execute(sql`update word_gaps set words = null where meeting_id = ${id} and words is not null`);
    await tx.execute(sql`update consent_entries set words = null, forgotten_at = clock_timestamp()
      where meeting_id = ${id} and words is not null and kind <> 'announced'`);
    await tx.execute(sql`delete from house_turns where meeting_id = ${id} and finished_at is not null`);
    await forgetInTurns(tx, jobs, now, id);
    await takeFromSlack(tx, jobs, meeting, quotedIn(id, []));
    await askServiceOf(tx, jobs, now, id);
    await reclaimLater(tx, jobs, now, 'words');
  };
}
