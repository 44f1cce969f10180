import { eq } from 'drizzle-orm';
import type { Briefs } from '../../briefs/ports/brief-sources.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { briefSources } from '../queries/brief-sources.ts';
import { briefs } from '../schema/briefs.ts';

/** What goes along into calls, inside one transaction. */
export function briefStateRows(tx: Executor, jobs: Pick<Jobs, 'send'>): Briefs {
  return {
    ...briefSources(tx),
    of: briefStateOf(tx),
    async save(state) {
      const { meetingId: _, ...values } = state;
      await tx.insert(briefs).values(state).onConflictDoUpdate({ target: briefs.meetingId, set: values });
    },
    offer: ({ id: meetingId }) => jobs.send(tx, 'brief-card', { meetingId }),
  };
}

/** What people decided of a call's brief; null before that. */
export const briefStateOf =
  (db: Executor): Briefs['of'] =>
  async (meetingId) => {
    const [row] = await db.select().from(briefs).where(eq(briefs.meetingId, meetingId));
    return row ?? null;
  };
