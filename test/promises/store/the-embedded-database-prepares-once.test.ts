import { sql } from 'drizzle-orm';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { migrate } from '../../../services/store/migrate.ts';
import { nextDue, nextSendable } from '../../../services/store/rows/outbox-queue.ts';
import { openTestDatabase } from '../../support/test-database.ts';

/** A table that only this test sees, and what the database has prepared. */
async function tableOfWords() {
  const { db, remove } = await openTestDatabase();
  onTestFinished(async () => {
    await db.execute(sql`drop table if exists words`);
    await remove();
  });
  await db.execute(sql`create temp table words (id int primary key, word text)`);
  const add = (id: number, word: string | null, on = db) =>
    on.execute(sql`insert into words (id, word) values (${id}, ${word})`);
  const all = async () => (await db.execute(sql`select * from words order by id`)).rows;
  const prepared = async (text: string) => {
    const { rows } = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from pg_prepared_statements where statement like ${`${text}%`}`,
    );
    return rows[0]?.count;
  };
  return { db, add, all, prepared };
}

describe.runIf(inject('database') === 'embedded')('the embedded database', () => {
  test('prepares a statement once, whatever values it has and however often one is refused', async () => {
    const { add, all, prepared } = await tableOfWords();
    await add(1, 'one');
    await add(2, null);
    await expect(add(1, 'again')).rejects.toMatchObject({ cause: { code: '23505' } });
    await add(3, 'drei ✓');

    expect(await all()).toEqual([
      { id: 1, word: 'one' },
      { id: 2, word: null },
      { id: 3, word: 'drei ✓' },
    ]);
    expect(await prepared('insert into words')).toBe(1);
  });

  test('keeps what is prepared in a transaction that is undone', async () => {
    const { db, add, all, prepared } = await tableOfWords();
    const undone = db.transaction(async (tx) => {
      await add(1, 'one', tx);
      await expect(add(1, 'again', tx)).rejects.toThrow();
      await expect(add(2, 'after a refusal', tx)).rejects.toMatchObject({ cause: { code: '25P02' } });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await add(3, 'three');

    expect(await all()).toEqual([{ id: 3, word: 'three' }]);
    expect(await prepared('insert into words')).toBe(1);
  });

  test('prepares nothing again because an app starts', async () => {
    const { db, add } = await tableOfWords();
    const since = async () => {
      const { rows } = await db.execute(
        sql`select prepare_time from pg_prepared_statements where statement like 'insert into words%'`,
      );
      return rows;
    };
    await add(1, 'one');
    const before = await since();
    await migrate(db);
    await add(2, 'two');
    expect(before).toHaveLength(1);
    expect(await since()).toEqual(before);
  });

  test('plans the look for a channel’s next message once: it is taken before and after each', async () => {
    const { db, remove } = await openTestDatabase();
    onTestFinished(remove);
    const planned = async () => {
      const { rows } = await db.execute<{ anew: number; kept: number }>(
        sql`select sum(custom_plans)::int as anew, sum(generic_plans)::int as kept from pg_prepared_statements
          where statement like 'select%from "slack_outbox"%'`,
      );
      return { anew: rows[0]?.anew ?? 0, kept: rows[0]?.kept ?? 0 };
    };
    await db.execute(sql`insert into slack_outbox (team_id, queue, kind, content, state, finished_at)
      select 'T1', 'C1', 'message', '{}', 'sent', now() from generate_series(1, 5000)`);
    const before = await planned();
    for (let look = 0; look < 30; look += 1) {
      await nextSendable({ db, postEveryMs: 1_000 }, 'T1', 'C1');
      await nextDue(db, 'T1', 'C1');
    }
    const after = await planned();
    // PostgreSQL plans the first five anew, to compare.
    expect(after.anew - before.anew).toBeLessThanOrEqual(10);
    expect(after.kept - before.kept).toBeGreaterThanOrEqual(50);
  });

  test('gives values of every type back as they went in, empty ones and those without a value too', async () => {
    const { db } = await openTestDatabase();
    const values = sql`select ${''}::text as empty, ${'“drei” ✓\u{1F600}'}::text as words, ${null}::text as nothing,
      ${JSON.stringify({ is: null })}::jsonb as object, ${'null'}::json as json, ${sql.param(['a,"b"', ''])}::text[] as list,
      ${true}::bool as yes, ${-7}::int as seven, ${1.5}::float8 as half, ${Buffer.from([0, 255])}::bytea as bytes`;
    expect((await db.execute(values)).rows).toEqual([
      {
        ...{ empty: '', words: '“drei” ✓\u{1F600}', nothing: null, object: { is: null }, json: null },
        ...{ list: ['a,"b"', ''], yes: true, seven: -7, half: 1.5, bytes: new Uint8Array([0, 255]) },
      },
    ]);
  });

  test('sees new columns after the schema changed', async () => {
    const { db, add, all } = await tableOfWords();
    await add(1, 'one');
    expect(await all()).toEqual([{ id: 1, word: 'one' }]);
    await db.execute(sql`alter table words add column said_by text default 'Ada'`);
    expect(await all()).toEqual([{ id: 1, word: 'one', said_by: 'Ada' }]);
  });

  test('forgets the oldest of many statements', async () => {
    const { db, add, all, prepared } = await tableOfWords();
    await add(1, 'one');
    for (let column = 0; column < 250; column++) {
      const { rows } = await db.execute(sql`select ${sql.raw(`${column} as c${column}`)} from words`);
      expect(rows).toEqual([{ [`c${column}`]: column }]);
    }
    expect(await prepared('')).toBeLessThanOrEqual(200);
    expect(await prepared('insert into words')).toBe(0);
    await add(2, 'two');
    expect(await all()).toHaveLength(2);
  });
});
