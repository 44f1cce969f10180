import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Both drivers answer a raw statement with its rows. */
interface Rows extends PgQueryResultHKT {
  readonly type: { rows: this['row'][] };
}

/** A database or a transaction of either driver. Inside a transaction use nothing but the transaction. */
export type Executor = PgDatabase<Rows, Record<string, never>>;
