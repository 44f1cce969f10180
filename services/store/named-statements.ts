import type pg from 'pg';
import { isOneStatement, isWorthKeeping } from './worth-keeping.ts';

/** A server keeps some 64 kB for each, on each connection. */
const maxNames = 100;
/** Within a minute: what comes less often, as the sweeps do, isn't worth that. */
const usesBeforeNamed = 20;
const countForMs = 60_000;
/** Texts whose uses are counted at a time: those with lists of values are all different. */
const maxCounted = 1_000;

/** "Cached plan must not change result type": a newer version added a column to what `returning *` answers with. */
const planIsOutdated = '0A000';

/** How Drizzle asks. */
type Asks = {
  query(asked: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult>;
};

/** Names, each for one text of a statement, with which a connection asks for it. */
export type StatementNames = {
  /** None for what comes seldom. */
  of(text: string): string | undefined;
  /** Its plans are outdated on the connections that have them. */
  renew(text: string): void;
};

/** Asks by name for what is asked for again and again, so that PostgreSQL parses and plans it once a connection. */
export function askByName(client: Asks, names: StatementNames, isInTransaction: boolean): Asks {
  return {
    async query(asked, values) {
      const name = names.of(asked.text);
      if (name === undefined) return client.query(asked, values);
      try {
        return await client.query({ ...asked, name }, values);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === planIsOutdated)) throw error;
        names.renew(asked.text);
        // All of a transaction is done again.
        if (isInTransaction) throw error;
        return client.query(asked, values);
      }
    },
  };
}

/** The first hundred texts that come often have names. */
export function statementNames(): StatementNames {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  let countedSince = performance.now();
  let made = 0;
  const give = (text: string) => {
    const name = `s${made++}`;
    names.set(text, name);
    return name;
  };
  return {
    of(text) {
      const name = names.get(text);
      if (name !== undefined || names.size >= maxNames) return name;
      if (!isWorthKeeping(text) || !isOneStatement(text)) return undefined;
      if (uses.size >= maxCounted || performance.now() - countedSince > countForMs) {
        uses.clear();
        countedSince = performance.now();
      }
      const count = (uses.get(text) ?? 0) + 1;
      if (count > usesBeforeNamed) {
        uses.delete(text);
        return give(text);
      }
      uses.set(text, count);
      return undefined;
    },
    renew: give,
  };
}
