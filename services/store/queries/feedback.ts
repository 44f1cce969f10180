import { sql } from 'drizzle-orm';
import type { Ratings } from '../../notes/ports/ratings.ts';
import type { Executor } from '../executor.ts';

/** Of one workspace, or of all. */
export const countRatings =
  (db: Executor) =>
  async (teamId: string | null): Promise<Ratings> => {
    const { rows } = await db.execute<Ratings>(sql`
      select count(*) filter (where helpful)::int as helpful, count(*) filter (where not helpful)::int as unhelpful
      from notes_feedback where ${teamId}::text is null or team_id = ${teamId}`);
    return rows[0] ?? { helpful: 0, unhelpful: 0 };
  };
