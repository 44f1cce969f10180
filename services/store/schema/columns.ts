import { customType, timestamp } from 'drizzle-orm/pg-core';

// The files of this folder mirror migrations/*.sql for queries. The migrations alone decide constraints, defaults and
// indexes; a test compares the two.

/** A moment, with its zone. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Words as PostgreSQL looks for them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
