import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { dataRegister } from '../../services/store/data-register.ts';
import type { Executor } from '../../services/store/executor.ts';

type Column = {
  table: string;
  column: string;
  type: string;
  needed: boolean;
  /** The first value that a check of the column allows. */
  allowed: string | null;
};

/** Stands wherever words may be. */
export const mark = 'giraffe';
export const ids = { meeting_id: randomUUID(), token_id: randomUUID(), standup_id: randomUUID() };
export const others = { calendar_id: randomUUID(), destination_id: randomUUID(), persona_id: randomUUID() };
const owner = { meetings: ids.meeting_id, agent_tokens: ids.token_id, standups: ids.standup_id };
const ownIds: Record<string, string> = {
  ...owner,
  calendars: others.calendar_id,
  note_destinations: others.destination_id,
  personas: others.persona_id,
};
/** Columns that name a person: `U1` is in them. */
export const people = new Set([
  'user_id',
  'owner_id',
  'about_id',
  'answered_by',
  'kept_by',
  'queue',
  'hint_by',
  'notes_hint_by',
  'stands_in_for',
  'asker',
  'set_by',
]);
export const isText = ({ type }: Column) => ['text', 'jsonb'].includes(type);

async function columnsOf(db: Executor): Promise<Column[]> {
  const { rows } = await db.execute<Column>(sql`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type",
      a.attnotnull and not a.atthasdef as "needed",
      (select (regexp_match(pg_get_constraintdef(k.oid), '''([a-z_]+)''::text'))[1] from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as "allowed"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = '' and c.relname <> 'schema_migrations'
    order by array_position(array['meetings', 'agent_tokens', 'standups', 'calendars', 'note_destinations', 'personas'], c.relname), c.relname`);
  return rows;
}

/** A row in every table, with the mark in every column that may hold words. */
export async function fill(db: Executor): Promise<Column[]> {
  const columns = await columnsOf(db);
  for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
    const given = own.filter((column) => column.needed || isText(column) || column.column === 'meeting_id');
    const names = given.map(({ column }) => sql.identifier(column));
    const values = given.map((column) => filling(table, column));
    await db.execute(
      sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`,
    );
  }
  return columns;
}

function filling(table: string, { column, type, allowed }: Column) {
  const isPlain = dataRegister[table]?.plain.includes(column);
  const known: Record<string, string> = {
    ...ids,
    ...others,
    team_id: 'T1',
    id: ownIds[table] ?? randomUUID(),
  };
  const text = people.has(column) ? 'U1' : (allowed ?? (isPlain ? `${column} of ${table}` : mark));
  switch (type) {
    case 'uuid':
      return sql`${known[column] ?? randomUUID()}::uuid`;
    case 'text':
      return sql`${column === 'team_id' ? 'T1' : text}`;
    case 'jsonb':
      return sql`${JSON.stringify(isPlain ? [] : [mark])}::jsonb`;
    case 'boolean':
      return sql`true`;
    case 'timestamp with time zone':
      return sql`clock_timestamp()`;
    default:
      return sql`1`;
  }
}
