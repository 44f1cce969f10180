import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite';
import { closing, executing, preparing, resultsOf, type Statement, statementOf } from './extended-query.ts';
import { isOneStatement, isWorthKeeping, readsOrWrites } from './worth-keeping.ts';

/** Statements that are kept. The database holds a plan of each: 20 to 60 kB. */
const maxStatements = 200;
const changesSchema = /\b(?:create|alter|drop)\b/i;

type Query = PGlite['query'];
type Exec = PGlite['exec'];
/** One at a time, within what else is exclusive. */
type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets a database parse and plan each statement once, and answer it in one message. PGlite itself prepares every query
 * again, with six: parse, describe, bind, describe, execute, sync. That took more than half of a query's time.
 *
 * It holds PGlite's own locks. After a change of the schema every statement is parsed again.
 */
export function keepPrepared(pglite: PGlite): PGlite {
  const statements = createStatements(pglite);
  const kept =
    (query: Query, exclusively: Exclusively): Query =>
    async <Row>(text: string, values: unknown[] = [], options?: QueryOptions): Promise<Results<Row>> => {
      if (isKept(text, options)) return exclusively(() => statements.run<Row>(text, values, options));
      statements.noteChange(text);
      return query<Row>(text, values, options);
    };
  const noted =
    (exec: Exec): Exec =>
    (text, options) => {
      statements.noteChange(text);
      return exec(text, options);
    };

  const exec = noted(pglite.exec.bind(pglite));
  pglite.query = kept(pglite.query.bind(pglite), async (work) => {
    await pglite._checkReady();
    return pglite._runExclusiveTransaction(() => pglite._runExclusiveQuery(work));
  });
  // pg-boss fetches jobs by a statement without parameters, which PGlite would parse and plan each time.
  pglite.exec = async (text, options) =>
    isOneStatement(text) ? [await pglite.query(text, [], options)] : exec(text, options);
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (work) =>
    transaction((tx) => {
      tx.query = kept(tx.query, async (run) => {
        if (tx.closed) throw new Error('Transaction is closed');
        return pglite._runExclusiveQuery(run);
      });
      tx.exec = noted(tx.exec);
      return work(tx);
    });
  return pglite;
}

function isKept(text: string, { paramTypes, serializers, blob, onNotice }: QueryOptions = {}): boolean {
  const isPlain = !(paramTypes ?? serializers ?? blob ?? onNotice);
  return isPlain && isWorthKeeping(text);
}

function createStatements(pglite: PGlite) {
  const statements = new Map<string, { statement: Statement; schema: number }>();
  let made = 0;
  let schema = 0;
  // PGlite leaves its folder to the database.
  const send = (message: Buffer) => pglite.execProtocolStream(message, { syncToFs: false });

  async function prepared(text: string): Promise<Statement> {
    const known = statements.get(text);
    // It's the newest then.
    statements.delete(text);
    if (known?.schema === schema) {
      statements.set(text, known);
      return known.statement;
    }
    if (known) await send(closing(known.statement));
    const name = `s${made++}`;
    const statement = statementOf(name, await send(preparing(name, text)));
    statements.set(text, { statement, schema });
    await closeOldest();
    return statement;
  }

  async function closeOldest(): Promise<void> {
    if (statements.size <= maxStatements) return;
    const [[text, oldest] = []] = statements;
    if (text === undefined || !oldest) return;
    statements.delete(text);
    await send(closing(oldest.statement));
  }

  return {
    async run<Row>(text: string, values: readonly unknown[], options?: QueryOptions): Promise<Results<Row>> {
      const statement = await prepared(text);
      const answer = await send(executing(statement, values, pglite));
      return resultsOf<Row>(answer, statement, pglite, options);
    },
    noteChange(text: string) {
      if (!readsOrWrites(text) && changesSchema.test(text)) schema++;
    },
  };
}
