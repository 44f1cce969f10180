import { type PGlite, types } from '@electric-sql/pglite';

/** Arrays, which `types` doesn't name: of booleans, integers, texts, times and UUIDs, and of JSON. */
const arrays = [1000, 1005, 1007, 1016, 1009, 1015, 1182, 1115, 1185, 1231, 2951, 199, 3807];

const needed = new Set([
  ...[types.BOOL, types.BYTEA, types.INT2, types.INT4, types.INT8, types.OID, types.FLOAT4, types.FLOAT8],
  ...[types.TEXT, types.VARCHAR, types.BPCHAR, types.JSON, types.JSONB],
  ...[types.DATE, types.TIMESTAMP, types.TIMESTAMPTZ],
  ...arrays,
]);

/**
 * Leaves a database the parsers of types that our columns and queries have; values of others come as text. PGlite copies
 * all of them for each query that brings some of its own, as each of drizzle's does: with those of its 318 types, that
 * took longer than the query (355 µs instead of 157).
 */
export function keepFewParsers(pglite: PGlite): PGlite {
  const few = Object.entries(pglite.parsers).filter(([type]) => needed.has(Number(type)));
  pglite.parsers = Object.fromEntries(few);
  return pglite;
}
