import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';
import { migrate } from './migrate.ts';

/** What each database has of its own: what it was migrated by, who works on it, and what was done in the last minute. */
const ownTables = ['schema_migrations', 'leases', 'slack_edits'];

/** Rows that are read and written at once. */
const batch = 500;

/** A table and its columns but generated ones, each with its type. */
type Table = { name: string; columns: { name: string; type: string }[] };

export type Moved = { table: string; rows: number };

/** The database that was to be filled has rows of ours in this table. */
export class NotEmpty extends Error {
  readonly table: string;
  constructor(table: string) {
    super(`The table ${table} has rows already.`);
    this.name = 'NotEmpty';
    this.table = table;
  }
}

/**
 * Copies every row of one database into another of the same schema, in one transaction, and compares the two row by row.
 * Jobs stay behind: they only wake, and a process that starts finds by the rows what is due.
 */
export async function moveData(from: Executor, to: Executor): Promise<Moved[]> {
  await migrate(from);
  await migrate(to);
  // In which text of times is written.
  await from.execute(sql`set timezone to 'UTC'`);
  return to.transaction(async (tx) => {
    await tx.execute(sql`set local timezone to 'UTC'`);
    const tables = await tablesOf(tx);
    for (const { name } of tables) {
      const { rows } = await tx.execute(sql`select 1 from ${sql.identifier(name)} limit 1`);
      if (rows.length > 0) throw new NotEmpty(name);
    }
    const moved: Moved[] = [];
    await withoutChecks(tx, tables, async () => {
      for (const table of tables) moved.push({ table: table.name, rows: await move(from, tx, table) });
    });
    return moved;
  });
}

async function move(from: Executor, to: Executor, table: Table): Promise<number> {
  await copyRows(from, to, table);
  await setSequences(to, table);
  const [before, after] = [await summaryOf(from, table), await summaryOf(to, table)];
  if (before.digest !== after.digest || before.rows !== after.rows)
    throw new Error(`Rows of ${table.name} differ in the two databases`);
  return after.rows;
}

async function tablesOf(db: Executor): Promise<Table[]> {
  const { rows } = await db.execute<{ table: string; column: string; type: string }>(sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and c.relname not in ${ownTables}
    order by c.relname, a.attnum`);
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return [...byTable].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type }) => ({ name: column, type })),
  }));
}

/** Takes away what would look at rows one by one, until all are there; then they are checked as a whole. */
async function withoutChecks(
  tx: Executor,
  tables: readonly Table[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await tx.execute<{ table: string; name: string; definition: string }>(sql`
    select c.relname as table, r.conname as name, pg_get_constraintdef(r.oid) as definition
    from pg_constraint r join pg_class c on c.oid = r.conrelid
    where r.contype = 'f' and c.relnamespace = 'public'::regnamespace`);
  const triggers = (state: 'disable' | 'enable') =>
    tables.map(({ name }) => sql`alter table ${sql.identifier(name)} ${sql.raw(state)} trigger user`);
  const dropped = rows.map(
    ({ table, name }) => sql`alter table ${sql.identifier(table)} drop constraint ${sql.identifier(name)}`,
  );
  const added = rows.map(
    ({ table, name, definition }) =>
      sql`alter table ${sql.identifier(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`,
  );
  for (const statement of [...triggers('disable'), ...dropped]) await tx.execute(statement);
  await work();
  for (const statement of [...added, ...triggers('enable')]) await tx.execute(statement);
}

/** Values travel as PostgreSQL's own text, which each type reads back exactly. */
async function copyRows(from: Executor, to: Executor, { name, columns }: Table): Promise<void> {
  const table = sql.identifier(name);
  const asText = sql.join(
    columns.map((column) => sql`${sql.identifier(column.name)}::text as ${sql.identifier(column.name)}`),
    sql`, `,
  );
  const names = sql.join(
    columns.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  for (let after = '(0,0)'; ; ) {
    const { rows } = await from.execute<Record<string, string | null> & { row_at: string }>(sql`
      select ctid::text as row_at, ${asText} from ${table} where ctid > ${after}::tid order by ctid limit ${batch}`);
    const last = rows.at(-1);
    if (!last) return;
    after = last.row_at;
    const values = sql.join(
      columns.map((column) => sql`${sql.param(rows.map((row) => row[column.name] ?? null))}::text[]`),
      sql`, `,
    );
    const typed = sql.join(
      columns.map((column) => sql`${sql.identifier(column.name)}::${sql.raw(column.type)}`),
      sql`, `,
    );
    await to.execute(sql`
      insert into ${table} (${names}) overriding system value
      select ${typed} from unnest(${values}) as given (${names})`);
  }
}

/** The next row gets the number after the last. */
async function setSequences(db: Executor, { name, columns }: Table): Promise<void> {
  for (const column of columns) {
    const { rows } = await db.execute<{ sequence: string | null }>(
      sql`select pg_get_serial_sequence(${`public.${name}`}, ${column.name}) as sequence`,
    );
    const sequence = rows[0]?.sequence;
    if (sequence)
      await db.execute(sql`
        select setval(${sequence}::regclass, coalesce((select max(${sql.identifier(column.name)}) from ${sql.identifier(name)}), 0) + 1, false)`);
  }
}

/** How many rows there are, and a number that each of them goes into, whatever their order. */
async function summaryOf(db: Executor, { name, columns }: Table): Promise<{ rows: number; digest: string }> {
  const whole = sql.join(
    columns.map((column) => sql`${sql.identifier(column.name)}::text`),
    sql`, `,
  );
  const { rows } = await db.execute<{ rows: number; digest: string }>(sql`
    select count(*)::int as rows,
      coalesce(sum(('x' || left(md5(row(${whole})::text), 15))::bit(60)::bigint::numeric), 0)::text as digest
    from ${sql.identifier(name)}`);
  return rows[0] ?? { rows: 0, digest: '' };
}
