/** A parsed value: `{ variable }` where it's one. Enums and strings are both text. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Value[]
  | { variable: string }
  | { fields: Map<string, Value> };

export type Selection =
  | { kind: 'field'; name: string; alias: string; args: Map<string, Value>; of: Selection[] }
  | { kind: 'fragment'; on: string | null; of: Selection[] }
  | { kind: 'spread'; name: string };

export type Document = {
  /** Variables by name, with their types as written. */
  variables: Map<string, string>;
  selections: Selection[];
  fragments: Map<string, { on: string; of: Selection[] }>;
};

const tokens = /\.\.\.|[!$():=@[\]{}|]|-?\d+|[_A-Za-z]\w*|"(?:[^"\\\n]|\\.)*"/gy;

/** Reads one query with its fragments (https://spec.graphql.org/October2021/#sec-Language); throws where it isn't one. */
export function parseQuery(text: string): Document {
  const at = cursorOver(tokenize(text));
  if (at.skip('query') && at.peek() !== '(' && at.peek() !== '{') at.next();
  const variables = new Map(at.skip('(') ? at.until(')', () => declaration(at)) : []);
  const document: Document = { variables, selections: selections(at), fragments: new Map() };
  while (at.peek() !== undefined) {
    at.expect('fragment');
    const name = at.next();
    at.expect('on');
    document.fragments.set(name, { on: at.next(), of: selections(at) });
  }
  return document;
}

type Cursor = ReturnType<typeof cursorOver>;

function cursorOver(left: string[]) {
  const peek = () => left[0];
  const next = () => left.shift() ?? fail('Unexpected end of document');
  /** Whether this comes next; then it's read. */
  const skip = (token: string): boolean => peek() === token && next() === token;
  return {
    peek,
    next,
    skip,
    expect(token: string): void {
      if (next() !== token) fail(`Expected ${token}`);
    },
    until<Part>(end: string, part: () => Part): Part[] {
      const parts: Part[] = [];
      while (!skip(end)) parts.push(part());
      return parts;
    },
  };
}

function declaration(at: Cursor): [string, string] {
  at.expect('$');
  return named(at, typeAt);
}

function named<Part>(at: Cursor, part: (at: Cursor) => Part): [string, Part] {
  const name = at.next();
  at.expect(':');
  return [name, part(at)];
}

function typeAt(at: Cursor): string {
  const end = (inner: string) => (at.skip('!') ? `${inner}!` : inner);
  if (!at.skip('[')) return end(at.next());
  const inner = typeAt(at);
  at.expect(']');
  return end(`[${inner}]`);
}

function valueAt(at: Cursor): Value {
  if (at.skip('$')) return { variable: at.next() };
  if (at.skip('[')) return at.until(']', () => valueAt(at));
  if (at.skip('{')) return { fields: new Map(at.until('}', () => named(at, valueAt))) };
  const token = at.next();
  if (/^-?\d+$/.test(token)) return Number(token);
  if (token.startsWith('"')) return JSON.parse(token);
  return literals[token] ?? token;
}

function selections(at: Cursor): Selection[] {
  return at.skip('{') ? at.until('}', () => selection(at)) : [];
}

function selection(at: Cursor): Selection {
  if (at.skip('...')) {
    if (at.skip('on')) return { kind: 'fragment', on: at.next(), of: selections(at) };
    return at.peek() === '{'
      ? { kind: 'fragment', on: null, of: selections(at) }
      : { kind: 'spread', name: at.next() };
  }
  const alias = at.next();
  const name = at.skip(':') ? at.next() : alias;
  const args = new Map(at.skip('(') ? at.until(')', () => named(at, valueAt)) : []);
  return { kind: 'field', name, alias, args, of: selections(at) };
}

const literals: Readonly<Record<string, boolean>> = { true: true, false: false };

function tokenize(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = /[\s,]+/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    tokens.lastIndex = at;
    const [token] = tokens.exec(text) ?? fail(`Syntax Error at ${text.slice(at, at + 20)}`);
    found.push(token);
    at += token.length;
  }
  return found;
}

function fail(message: string): never {
  throw new GraphqlError(message);
}

/** What a service says of a query that it doesn't take. */
export class GraphqlError extends Error {}
