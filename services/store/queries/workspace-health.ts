import { sql } from 'drizzle-orm';
import type { HomeQueries } from '../../home/ports/home-queries.ts';
import type { Executor } from '../executor.ts';
import { createProviderHealth } from '../rows/provider-health.ts';

/** What went wrong in a workspace, or with PikaStream, and may need somebody. */
export function workspaceHealth(db: Executor): HomeQueries['health'] {
  const provider = createProviderHealth(db);
  return async (teamId) => {
    const [{ failingSince }, { rows }] = await Promise.all([
      provider.read(),
      db.execute<{ unsent: number; uncertain: number }>(sql`select
        (select count(*)::int from slack_outbox
          where team_id = ${teamId} and state = 'dead' and finished_at > clock_timestamp() - interval '1 day'
            and kind not in ('reaction', 'status') and content ->> 'isOptional' is distinct from 'true') as unsent,
        (select count(*)::int from meetings where team_id = ${teamId} and state = 'uncertain') as uncertain`),
    ]);
    const { unsent = 0, uncertain = 0 } = rows[0] ?? {};
    return { failingSince, unsent, uncertain };
  };
}
