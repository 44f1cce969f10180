import type { PGlite, Transaction } from '@electric-sql/pglite';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Executor } from '../../services/store/executor.ts';

/** What the app asks of its database. */
export type Statement = { text: string; params: unknown[] };

type Query = (query: string | { text: string }, params?: unknown[], ...rest: unknown[]) => unknown;

/** Keeps every statement that goes to the database while the test runs, from whichever part of the app, with its values. */
export function keepStatements({ db }: { db: Executor }): Statement[] {
  const statements: Statement[] = [];
  const kept =
    (query: Query): Query =>
    (asked, params, ...rest) => {
      const text = typeof asked === 'string' ? asked : asked.text;
      statements.push({ text, params: Array.isArray(params) ? params : [] });
      return query(asked, params, ...rest);
    };
  const client = (db as unknown as { $client: PGlite | pg.Pool }).$client;
  if (client instanceof pg.Pool) keepInPool(kept);
  else keepEmbedded(client, kept);
  return statements;
}

type Kept = (query: Query) => Query;

function keepInPool(kept: Kept): void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...input: Parameters<Query>) {
    return kept(query.bind(this) as Query)(...input);
  } as typeof query;
  onTestFinished(() => {
    pg.Client.prototype.query = query;
  });
}

function keepEmbedded(client: PGlite, kept: Kept): void {
  const { query, transaction } = client;
  client.query = kept(query.bind(client) as Query) as typeof query;
  client.transaction = (work) =>
    transaction.call(client, (tx: Transaction) => {
      tx.query = kept(tx.query.bind(tx) as Query) as typeof tx.query;
      return work(tx) as never;
    }) as never;
  onTestFinished(() => {
    Object.assign(client, { query, transaction });
  });
}
