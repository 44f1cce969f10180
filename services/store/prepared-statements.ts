import type { PGlite } from '@electric-sql/pglite';

type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Send = PGlite['execProtocolStream'];
type Options = Parameters<Send>[1];

/** A statement as the database has it: by which name, of which schema, and what it said of its parameters and rows. */
type Statement = { name: string; schema: number; described: Answer | null };

/** Messages of PostgreSQL's extended query protocol, by their first byte. */
const code = { bind: 66, close: 67, describe: 68, execute: 69, parse: 80, query: 81, sync: 83 };
/** Behind the kind of a message stands its length. */
const headLength = 5;
/** Where the text of a Parse message begins: behind the empty name of its statement. */
const textStart = headLength + 1;
const sync = Buffer.from([code.sync, 0, 0, 0, 4]);

/** Statements that are kept. The database holds a plan of each: 20 to 60 kB. */
const maxStatements = 200;
/** Bytes of a text that is kept. Longer ones hold many values, and seldom come again. */
const maxTextLength = 8_000;
const readsOrWrites = /^\s*(?:select|insert|update|delete|with)\b/i;
/** Full-text search. Planned without its words it reads every row: 707 ms a question instead of 41. */
const dependsOnWords = /@@/;
const changesSchema = /\b(?:create|alter|drop)\b/i;

/**
 * Lets a database parse and plan each statement once, and answer it in one message. PGlite itself prepares every query
 * again, with six: parse, describe, bind, describe, execute, sync. That took more than half of a query's time.
 *
 * It stands below PGlite's locks, so it sees the messages of one query after another. After a change of the schema every
 * statement is parsed again.
 */
export function keepPrepared(pglite: PGlite): PGlite {
  const send = pglite.execProtocolStream.bind(pglite);
  const statements = new Map<string, Statement>();
  let made = 0;
  let schema = 0;
  let current: Statement | null = null;
  let bound: Buffer | null = null;
  let isSynced = false;

  async function parse(message: Buffer, options: Options): Promise<Answer> {
    current = null;
    const text = textOf(message);
    if (!readsOrWrites.test(text)) {
      if (changesSchema.test(text)) schema++;
      return send(message, options);
    }
    const isKept = text.length <= maxTextLength && !namesTypes(message, text) && !dependsOnWords.test(text);
    if (!isKept) return send(message, options);
    const known = statements.get(text);
    statements.delete(text);
    if (known?.schema === schema) {
      statements.set(text, known);
      current = known;
      return [];
    }
    if (known) await close(known, options);
    const statement: Statement = { name: `s${made++}`, schema, described: null };
    const answer = await send(withName(message, statement.name, headLength), options);
    statements.set(text, statement);
    current = statement;
    await closeOldest(options);
    return answer;
  }

  async function closeOldest(options: Options): Promise<void> {
    if (statements.size <= maxStatements) return;
    const [[text, oldest] = []] = statements;
    if (text === undefined || !oldest) return;
    statements.delete(text);
    await close(oldest, options);
  }

  async function close({ name }: Statement, options: Options): Promise<void> {
    await send(messageOf(code.close, Buffer.from(`S${name}\0`)), options);
  }

  async function describe(statement: Statement, message: Buffer, options: Options): Promise<Answer> {
    // Of a statement, or of the portal that its parameters were bound to.
    if (message[headLength] !== 'S'.charCodeAt(0)) {
      return (statement.described ?? []).filter(({ name }) => name !== 'parameterDescription');
    }
    statement.described ??= await send(withName(message, statement.name, headLength + 1), options);
    return statement.described;
  }

  pglite.execProtocolStream = async (bytes, options) => {
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const kind = message[0];
    if (kind === code.parse) return parse(message, options);
    if (kind === code.query) {
      current = null;
      if (changesSchema.test(message.toString('latin1', headLength))) schema++;
    }
    if (!current) return send(bytes, options);
    if (kind === code.describe) return describe(current, message, options);
    if (kind === code.bind) {
      bound = withName(message, current.name, headLength + 1);
      return [];
    }
    if (kind === code.execute && bound) {
      isSynced = true;
      const whole = Buffer.concat([bound, message, sync]);
      bound = null;
      return send(whole, options);
    }
    if (kind !== code.sync || !isSynced) return send(bytes, options);
    isSynced = false;
    return [];
  };
  // pg-boss fetches jobs by a statement without parameters, which PGlite would parse and plan each time.
  const exec = pglite.exec.bind(pglite);
  pglite.exec = async (text, options) =>
    readsOrWrites.test(text) && !text.includes(';')
      ? [await pglite.query(text, [], options)]
      : exec(text, options);
  return pglite;
}

function textOf(message: Buffer): string {
  return message.toString('latin1', textStart, message.indexOf(0, textStart));
}

/** Whether a Parse message tells the types of its parameters, as ours never do. */
function namesTypes(message: Buffer, { length }: string): boolean {
  return message.readInt16BE(textStart + length + 1) !== 0;
}

/** A message that has an empty name at `at`, with this one. */
function withName(message: Buffer, name: string, at: number): Buffer {
  const rest = [message.subarray(headLength, at), Buffer.from(name), message.subarray(at)];
  return messageOf(message[0] ?? 0, Buffer.concat(rest));
}

function messageOf(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
