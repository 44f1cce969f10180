import { messages, type PGlite, type QueryOptions, type Results } from '@electric-sql/pglite';

/** A statement as the database has it: by which name, and what it said of its parameters and rows. */
export type Statement = {
  name: string;
  parameterTypes: readonly number[];
  fields: Results['fields'];
};

type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Types = Pick<PGlite, 'serializers' | 'parsers'>;

/** Messages of PostgreSQL's extended query protocol, by their first byte. */
const code = { bind: 66, close: 67, describe: 68, execute: 69, parse: 80, sync: 83 };
/** The kind of a message, and its length. */
const headLength = 5;
/** After a refusal, the database listens again from here. */
const sync = messageOf(code.sync);
/** All rows of the portal that has no name. */
const executeAll = Buffer.concat([messageOf(code.execute, '\0\0\0\0\0'), sync]);

/** Has a text parsed under a name, and its parameters and rows described. */
export function preparing(name: string, text: string): Buffer {
  const untyped = `${name}\0${text}\0\0\0`;
  return Buffer.concat([messageOf(code.parse, untyped), messageOf(code.describe, `S${name}\0`), sync]);
}

export function closing({ name }: Statement): Buffer {
  return Buffer.concat([messageOf(code.close, `S${name}\0`), sync]);
}

export function statementOf(name: string, described: Answer): Statement {
  const statement: Statement = { name, parameterTypes: [], fields: [] };
  for (const message of described) {
    if (message instanceof messages.ParameterDescriptionMessage) {
      statement.parameterTypes = message.dataTypeIDs;
    } else if (message instanceof messages.RowDescriptionMessage) {
      statement.fields = message.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }));
    }
  }
  return statement;
}

/** Binds values to a statement and executes it; outside a transaction, that is one of its own. */
export function executing(
  { name, parameterTypes }: Statement,
  values: readonly unknown[],
  { serializers }: Types,
): Buffer {
  const texts = values.map((value, at) => {
    if (value === null || value === undefined) return null;
    const serialize = serializers[parameterTypes[at] ?? 0];
    return Buffer.from(serialize ? serialize(value) : String(value));
  });
  const length = texts.reduce((sum, text) => sum + 4 + (text?.length ?? 0), headLength + name.length + 8);
  const bind = Buffer.alloc(length);
  bind.writeUInt8(code.bind);
  bind.writeInt32BE(length - 1, 1);
  // Its portal has no name, and no value a format of its own: all are texts, those of the answer too.
  let at = headLength + 1;
  at += bind.write(name, at) + 3;
  at = bind.writeInt16BE(texts.length, at);
  for (const text of texts) {
    at = bind.writeInt32BE(text?.length ?? -1, at);
    at += text?.copy(bind, at) ?? 0;
  }
  return Buffer.concat([bind, executeAll]);
}

export function resultsOf<Row>(
  answer: Answer,
  { fields }: Statement,
  { parsers }: Types,
  options?: QueryOptions,
): Results<Row> {
  const parserOf = fields.map(({ dataTypeID }) => options?.parsers?.[dataTypeID] ?? parsers[dataTypeID]);
  const read = (value: string | null, at: number) => {
    const parse = value === null ? undefined : parserOf[at];
    return parse && value !== null ? parse(value, fields[at]?.dataTypeID) : value;
  };
  const named = (values: (string | null)[]) => {
    const row: Record<string, unknown> = {};
    for (const [at, { name }] of fields.entries()) row[name] = read(values[at] ?? null, at);
    return row;
  };
  const rowOf = options?.rowMode === 'array' ? (values: (string | null)[]) => values.map(read) : named;
  const rows = answer.flatMap((message) =>
    message instanceof messages.DataRowMessage ? [rowOf(message.fields)] : [],
  );
  return { rows: rows as Row[], fields };
}

function messageOf(kind: number, body = ''): Buffer {
  const message = Buffer.from(`.....${body}`);
  message.writeUInt8(kind);
  message.writeInt32BE(message.length - 1, 1);
  return message;
}
