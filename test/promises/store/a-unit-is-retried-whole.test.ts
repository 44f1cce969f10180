import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Executor } from '../../../services/store/executor.ts';
import { inTransaction } from '../../../services/store/transaction.ts';
import { onThisMachine } from '../../on-this-machine.ts';
import { openTestDatabase } from '../../support/test-database.ts';

/** What PostgreSQL says, wrapped as Drizzle does. */
function refused(code: string): Error {
  return new Error('Failed query: update …', { cause: Object.assign(new Error('refused'), { code }) });
}

for (const [code, what] of [
  ['40001', 'a serialization failure'],
  ['40P01', 'a deadlock'],
  ['57P01', 'a connection that was terminated'],
  ['08006', 'a connection that broke'],
] as const) {
  test(`after ${what} the whole unit runs again, and nothing it wrote is there twice`, async () => {
    const db = await open();
    let attempts = 0;

    const result = await inTransaction(db, async (tx) => {
      attempts += 1;
      await tx.execute(sql`insert into notes_of_test (attempt) values (${attempts})`);
      if (attempts < 3) throw refused(code);
      return `done at attempt ${attempts}`;
    });

    expect(result).toBe('done at attempt 3');
    expect(await attemptsIn(db)).toEqual([3]);
  });
}

test('a permanent error isn’t retried, and leaves nothing', async () => {
  const db = await open();
  let attempts = 0;

  const work = inTransaction(db, async (tx) => {
    attempts += 1;
    await tx.execute(sql`insert into notes_of_test (attempt) values (${attempts})`);
    throw refused('23505');
  });

  await expect(work).rejects.toThrow('Failed query');
  expect(attempts).toBe(1);
  expect(await attemptsIn(db)).toEqual([]);
});

test('an error that never passes is given up within about five seconds', async () => {
  const db = await open();
  const from = performance.now();

  const work = inTransaction(db, async () => {
    throw refused('40001');
  });

  await expect(work).rejects.toThrow('Failed query');
  expect(performance.now() - from).toBeLessThan(onThisMachine(8_000));
});

test.runIf(inject('database') === 'postgres')(
  'two units that lock each other out both get done',
  async () => {
    const db = await open();
    await db.execute(sql`insert into notes_of_test (attempt) values (1), (2)`);
    const runs: number[] = [];
    const bothHold = barrier(2);

    const crosswise = (first: number, second: number) =>
      inTransaction(db, async (tx) => {
        runs.push(first);
        await tx.execute(sql`update notes_of_test set times = times + 1 where attempt = ${first}`);
        await bothHold();
        await tx.execute(sql`update notes_of_test set times = times + 1 where attempt = ${second}`);
      });
    await Promise.all([crosswise(1, 2), crosswise(2, 1)]);

    // PostgreSQL made one of them give way; it ran again.
    expect(runs).toHaveLength(3);
    const { rows } = await db.execute<{ times: number }>(sql`select times from notes_of_test`);
    expect(rows).toEqual([{ times: 2 }, { times: 2 }]);
  },
);

async function open(): Promise<Executor> {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await db.execute(sql`create table notes_of_test (attempt integer, times integer not null default 0)`);
  return db;
}

async function attemptsIn(db: Executor): Promise<number[]> {
  const { rows } = await db.execute<{ attempt: number }>(sql`select attempt from notes_of_test`);
  return rows.map((row) => row.attempt);
}

/** Holds the first so many who come until all are there; later ones pass. */
function barrier(many: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting >= many) resolve();
    return promise;
  };
}
