import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';

/** Whose a meeting or a turn is; '' for one that is gone. */
export function teamsOfWork(db: Executor) {
  const teamIn = async (query: SQL): Promise<string> => {
    const { rows } = await db.execute<{ teamId: string }>(query);
    return rows[0]?.teamId ?? '';
  };
  return {
    meeting: (id: string) => teamIn(sql`select team_id as "teamId" from meetings where id = ${id}`),
    turn: (id: string) => teamIn(sql`select team_id as "teamId" from house_turns where id = ${id}`),
  };
}
