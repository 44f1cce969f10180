import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Executor } from '../../../services/store/executor.ts';
import { applyMigration, migrate, migrationNames } from '../../../services/store/migrate.ts';
import { addRows, countRows, markNow, tablesSince } from '../../support/any-rows.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { startWorld } from '../../support/world.ts';

/** A check allowed it before any program wrote it. */
const unused = { before: '0007', word: 'scheduled' };
/** Migrations that take rows away: what stood twice, and what nothing reads. */
const gone = ['calendar_series', 'calendar_channels'];
/** From where one transaction goes through to the newest, as a start does; each later one is in the steps. */
const wholeFrom = ['0011-briefed-runs.sql', '0073-oauth.sql'];

const oneAMeeting = 'session_polls';

test.runIf(inject('database') === 'embedded')(
  'a database of every earlier version, with rows in all its tables, is upgraded without losing one, and the app works on it',
  async () => {
    const database = await openTestDatabase({ own: true });
    const { db } = database;
    onTestFinished(database.remove);
    await db.execute(sql`drop schema public cascade`);
    await db.execute(sql`create schema public`);
    await db.execute(
      sql`create table schema_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    const added = new Map<number, { name: string; count: number }>();
    const words = new Set<string>();
    const isNew = (migration: string, table: string) => (column: string, word: string) => {
      if (word === unused.word && migration < unused.before) return false;
      return words.size < words.add(`${table}.${column}: ${word}`).size;
    };

    // The rows of a version are those of the versions before it, and of the tables that it made or changed.
    for (const migration of migrationNames()) {
      const before = await markNow(db);
      await applyMigration(db, migration);
      for (const table of await tablesSince(db, before)) {
        const count = await addRows(db, table, isNew(migration, table.name));
        // The newest meeting has its row from an earlier version.
        const hasOne = table.name === oneAMeeting && added.has(table.oid);
        if (!hasOne) expect(count, `rows of ${table.name} after ${migration}`).toBeGreaterThan(0);
        added.set(table.oid, { name: table.name, count: count + (added.get(table.oid)?.count ?? 0) });
      }
      if (wholeFrom.includes(migration)) await tryWhole(db);
    }

    const counts = await countRows(db);
    const lost = [...added].filter(([oid, { count }]) => (counts.get(oid) ?? 0) < count);
    expect(lost.map(([, { name }]) => name)).toEqual(gone);
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);

    // Its content is no message.
    await db.execute(sql`update slack_outbox set not_before = clock_timestamp() + interval '1 day'`);
    const world = await startWorld({
      database: { ...database, remove: async () => {} },
      allowViolations: true,
    });
    const ready = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
    expect(ready.status).toBe(200);
    const { channels, users } = world.slack;
    await world.slack.post({
      ...{ channel: channels.general.id, user: users.ada.id },
      text: 'https://meet.google.com/abc-defg-hij',
    });
    await expect.poll(() => world.pika.liveSessions()).toHaveLength(1);
  },
);

async function tryWhole(db: Executor): Promise<void> {
  const enough = new Error('enough');
  const tried = db.transaction(async (tx) => {
    await migrate(tx);
    throw enough;
  });
  await expect(tried).rejects.toBe(enough);
}
