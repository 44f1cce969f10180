declare module 'vitest' {
  interface ProvidedContext {
    database: 'embedded' | 'postgres';
    /** Whether there is a PostgreSQL, on which the other half of the tests run. */
    hasPostgres: boolean;
    /** A dump of a migrated embedded database. */
    dumpFile: string;
    /** A migrated PostgreSQL database to copy. */
    template: string;
    /** Where a browser is; null where there is none. */
    chromium: string | null;
  }
}

export {};
