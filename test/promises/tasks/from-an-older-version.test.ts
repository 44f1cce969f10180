import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { sayToolCallState } from '../../../services/slack/words/tool-calls.ts';
import { migrate } from '../../../services/store/migrate.ts';
import { toolCallQueries } from '../../../services/store/rows/tool-call-rows.ts';
import { writePast } from '../../support/past-meetings.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('why a task failed stays as it was said, before reasons had codes; what came of others stays what it is', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);
  const meeting = await writePast(db, { teamId: 'T1', channelId: 'C1', threadTs: null, by: 'U1' }, {});
  // As the version before left it.
  await db.execute(sql`alter table tool_calls drop column problem`);
  await db.execute(sql`delete from schema_migrations where name = '0047-problems-of-tool-calls.sql'`);
  const [token, failed, done] = [randomUUID(), randomUUID(), randomUUID()];
  await db.execute(sql`insert into agent_tokens (id, team_id, user_id, hash, hint, created_at, expires_at)
    values (${token}, 'T1', 'U1', 'h', 'abcd', now(), now())`);
  for (const [id, state, summary] of [
    [failed, 'failed', 'No deal is called <!here>.'],
    [done, 'done', 'Posted.'],
  ])
    await db.execute(sql`insert into tool_calls (id, team_id, meeting_id, token_id, user_id, key, tool, kind, effect,
      input, preview, state, created_at, summary, links) values (${id}, 'T1', ${meeting.id}, ${token}, 'U1',
      ${id}, 'update_crm', 'crm', 'reaches_out', '{}', '{"title": "Change", "fields": []}', ${state}, now(), ${summary},
      '[]')`);

  await migrate(db);

  const { look } = toolCallQueries(db);
  const before = await look(failed);
  expect(before).toMatchObject({ summary: null, problem: { kind: 'other' } });
  expect(before && sayToolCallState(before)).toContain('No deal is called &lt;!here&gt;.');
  expect(await look(done)).toMatchObject({ summary: 'Posted.', problem: null });
});
