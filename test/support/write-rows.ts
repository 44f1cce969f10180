import { sql } from 'drizzle-orm';
import { openDatabase } from '../../services/store/database.ts';

// Writes numbered rows into the embedded database of a folder for ever, and says each one that is committed.
const [, , folder = ''] = process.argv;
const { db } = await openDatabase({ kind: 'embedded', folder }, () => {});
await db.execute(sql`create table if not exists rows_of_test (number integer primary key)`);
const { rows } = await db.execute<{ next: number }>(
  sql`select coalesce(max(number), 0) + 1 as next from rows_of_test`,
);
for (let number = rows[0]?.next ?? 1; ; number += 1) {
  await db.transaction((tx) => tx.execute(sql`insert into rows_of_test (number) values (${number})`));
  process.stdout.write(`${number}\n`);
}
