import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../../services/store/database.ts';
import { migrate } from '../../../services/store/migrate.ts';
import { moveData, NotEmpty } from '../../../services/store/move-data.ts';
import { fill, mark } from '../../support/rows-in-every-table.ts';
import { openTestDatabase } from '../../support/test-database.ts';

/** Embedded, as people begin, with a row in every table; and an empty PostgreSQL. */
async function both() {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-moves-'));
  const [source, target] = [
    await openDatabase({ kind: 'embedded', folder }, () => {}),
    await openTestDatabase({ own: true }),
  ];
  onTestFinished(async () => {
    await Promise.all([source.close(), target.remove()]);
    await rm(folder, { recursive: true });
  });
  await migrate(source.db);
  await fill(source.db);
  return { from: source.db, to: target.db };
}

describe.runIf(inject('database') === 'postgres')('from the embedded database to a PostgreSQL', (test) => {
  test('every row of every table arrives as it was, and numbers go on after the last', async () => {
    const { from, to } = await both();
    // What text alone doesn't carry: JSON's own null, quotes, braces, and a time to the microsecond.
    const odd = JSON.stringify({ text: 'a "b" {c,d} \\\\ \n NULL' });
    await from.execute(
      sql`update slack_outbox set content = ${odd}::jsonb, created_at = '2026-01-01 00:00:00.123457+02'`,
    );
    await from.execute(sql`update notes set written = 'null'::jsonb`);

    const moved = await moveData(from, to);

    expect(moved.filter(({ rows }) => rows === 0)).toEqual([]);
    const { rows: there } = await to.execute(
      sql`select content, created_at = '2025-12-31 22:00:00.123457+00' as exact from slack_outbox`,
    );
    expect(there).toEqual([{ content: JSON.parse(odd), exact: true }]);
    expect((await to.execute(sql`select written::text from notes`)).rows).toEqual([{ written: 'null' }]);
    expect(
      (await to.execute(sql`select 1 from meetings m where m::text like ${`%${mark}%`}`)).rows,
    ).toHaveLength(1);
    const next = sql`insert into slack_edits (team_id) values ('T1') returning id`;
    expect((await to.execute(next)).rows).toHaveLength(1);
    const outbox = sql`insert into slack_outbox (team_id, queue, kind, content) select team_id, queue, kind, content from slack_outbox limit 1 returning id`;
    expect(Number((await to.execute<{ id: string }>(outbox)).rows[0]?.id)).toBeGreaterThan(1);
    // What was taken away while rows came is there again.
    await expect(to.execute(sql`delete from consent_entries`)).rejects.toThrow();
    await expect(
      to.execute(sql`insert into action_items (meeting_id) values (gen_random_uuid())`),
    ).rejects.toThrow();
  });

  test('a PostgreSQL that has rows is left as it is', async () => {
    const { from, to } = await both();
    await to.execute(sql`insert into workspaces (team_id) values ('T9')`);
    await expect(moveData(from, to)).rejects.toThrow(NotEmpty);
    expect((await to.execute(sql`select count(*)::int as count from meetings`)).rows).toEqual([{ count: 0 }]);
  });
});
