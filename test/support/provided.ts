declare module 'vitest' {
  interface ProvidedContext {
    database: 'embedded' | 'postgres';
    /** A dump of a migrated embedded database. */
    dumpFile: string;
    /** A migrated PostgreSQL database to copy. */
    template: string;
  }
}

export {};
