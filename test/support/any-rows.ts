import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../services/store/executor.ts';

type Column = {
  name: string;
  type: string;
  needed: boolean;
  /** What a check allows, where that is a list of words. */
  allowed: string[];
  /** What it refers to. */
  parent: { table: string; column: string } | null;
};
/** A table's own number stays when it is renamed. */
export type Table = { oid: number; name: string; columns: Column[] };

/** A moment of the database, for `tablesSince`. */
export async function markNow(db: Executor): Promise<string> {
  const { rows } = await db.execute<{ mark: string }>(sql`select pg_current_xact_id()::text as mark`);
  return rows[0]?.mark ?? '';
}

/** Tables that are new since a mark, or have other columns or constraints than then; parents come before children. */
export async function tablesSince(db: Executor, mark: string): Promise<Table[]> {
  const { rows } = await db.execute<Table>(sql`
    with changed as (
      select attrelid as oid from pg_attribute where age(xmin) <= age(${mark}::xid)
      union select conrelid from pg_constraint where age(xmin) <= age(${mark}::xid)
    )
    select c.oid::int as oid, c.relname as name, (
      select json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'needed', a.attnotnull and not a.atthasdef,
        'allowed', array(
          select (regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''::text', 'g'))[1] from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]),
        'parent', (
          select json_build_object('table', p.relname, 'column', q.attname)
          from pg_constraint k join pg_class p on p.oid = k.confrelid
            join pg_attribute q on q.attrelid = p.oid and q.attnum = k.confkey[array_position(k.conkey, a.attnum)]
          where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) limit 1)) order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
    ) as columns
    from changed join pg_class c using (oid)
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by c.oid`);
  return rows;
}

/** Every table's rows, by its number; without those that are dropped. */
export async function countRows(db: Executor): Promise<Map<number, number>> {
  const { rows } = await db.execute<{ oid: number; count: number }>(sql`
    select oid::int as oid, (xpath('/row/count/text()',
      query_to_xml(format('select count(*) from %I', relname), false, true, '')))[1]::text::int as count
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
  return new Map(rows.map(({ oid, count }) => [oid, count]));
}

/**
 * Rows of a table as it is: one with every column, one with no more than it needs, and one for each new word that
 * a check allows. What a check of several columns refuses, or is there, is left out. Answers how many went in.
 */
export async function addRows(
  db: Executor,
  table: Table,
  isNew: (column: string, word: string) => boolean,
): Promise<number> {
  const { columns } = table;
  const words = columns.flatMap(({ name, allowed }) =>
    allowed.filter((word) => isNew(name, word)).map((word) => ({ [name]: word })),
  );
  const bare = Object.fromEntries(columns.flatMap(({ name, needed }) => (needed ? [] : [[name, null]])));
  const wanted: Given[] = [{}, bare, ...words];
  const isOneATeam = { team_id: randomUUID() };
  const added = (await insert(db, table, wanted)) || (await insert(db, table, [isOneATeam]));
  if (added) return added;
  let count = 0;
  for (const one of wanted) count += await insert(db, table, [one]);
  return count;
}

/** Null leaves a column to its default. */
type Given = Record<string, string | null>;

async function insert(db: Executor, { name, columns }: Table, rows: readonly Given[]): Promise<number> {
  const names = columns.map((column) => sql.identifier(column.name));
  const values = rows.map(
    (given) =>
      sql`(${sql.join(
        columns.map((column) => valueFor(column, given[column.name])),
        sql`, `,
      )})`,
  );
  try {
    const { rows: added } = await db.execute(
      sql`insert into ${sql.identifier(name)} (${sql.join(names, sql`, `)}) values ${sql.join(values, sql`, `)}
        on conflict do nothing returning 1`,
    );
    return added.length;
  } catch (error) {
    if (String((error as Error).cause).includes('violates check constraint')) return 0;
    throw error;
  }
}

function valueFor({ name, type, allowed, parent }: Column, given: string | null | undefined): SQL {
  if (given === null) return sql`default`;
  if (parent)
    return sql`(select ${sql.identifier(parent.column)} from ${sql.identifier(parent.table)} order by ctid desc limit 1)`;
  const text = given ?? allowed[0] ?? (name === 'team_id' ? 'T1' : randomUUID());
  switch (type) {
    case 'text':
      return sql`${text}`;
    case 'uuid':
      return sql`${randomUUID()}::uuid`;
    case 'uuid[]':
      return sql`array[${randomUUID()}::uuid]`;
    case 'jsonb':
      return sql`'["word"]'::jsonb`;
    case 'boolean':
      return sql`true`;
    case 'date':
      return sql`current_date`;
    case 'timestamp with time zone':
      // Nothing of it is due.
      return sql`clock_timestamp() + interval '1 day'`;
    default:
      return sql`1`;
  }
}
