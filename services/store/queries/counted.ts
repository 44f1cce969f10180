import { sql } from 'drizzle-orm';
import type { Some } from '../../home/home.ts';

/** How many rows there are without the limit, beside each of those within it. */
export const counting = sql<number>`(count(*) over ())::int`;

/** The same in a statement's own words. */
export const counted = sql`${counting} as total`;

export type Counted = { total: number };

export function totalOf(rows: readonly Counted[]): number {
  return rows[0]?.total ?? 0;
}

export function someOf<Row extends Counted, Item>(
  rows: readonly Row[],
  itemOf: (row: Row) => Item,
): Some<Item> {
  return { items: rows.map(itemOf), total: totalOf(rows) };
}
