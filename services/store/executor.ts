import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Both drivers answer a raw statement with its rows. */
type Answer<Row> = { rows: Row[] };
interface Rows extends PgQueryResultHKT {
  readonly type: Answer<this['row']>;
}

/** A database or a transaction of either driver. Inside a transaction use nothing but the transaction. */
export type Executor = PgDatabase<Rows, Record<string, never>>;
