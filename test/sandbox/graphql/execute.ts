import { type Document, GraphqlError, type Selection, type Value } from './parse.ts';

/** A field: its type (`[Issue]` for a list), and the types of its arguments. Scalars have small letters. */
type FieldType = string | { type: string; args: Record<string, string> };

/** An excerpt of a service's schema: types by name, and the types that an interface or union has. */
export type Schema = {
  types: Record<string, Record<string, FieldType>>;
  abstract: Record<string, readonly string[]>;
  /** How a variable's declared type fits what an argument wants. */
  inputs: readonly string[];
};

/** An object as the service has it: `__typename`, and values or what makes them of the arguments. */
export type Node = { __typename: string; [field: string]: unknown };
type Args = Record<string, unknown>;

type Run = {
  schema: Schema;
  document: Document;
  variables: Record<string, unknown>;
  /** Looks at each field with its arguments, and may object. */
  check: (parent: string, field: string, args: Args) => void;
};

/** Answers a query from `root`. Throws where it asks for what the schema doesn't have. */
export function execute(run: Run, root: Node): Record<string, unknown> {
  for (const [name, type] of run.document.variables) {
    const given = run.variables[name];
    if (!run.schema.inputs.includes(type))
      throw new GraphqlError(`${type} isn't a defined input type (on $${name})`);
    if (type.endsWith('!') && (given === undefined || given === null))
      throw new GraphqlError(`Variable $${name} of type ${type} was provided invalid value`);
  }
  for (const name of Object.keys(run.variables))
    if (!run.document.variables.has(name)) throw new GraphqlError(`Variable $${name} isn't declared`);
  return select(run, 'Query', root, run.document.selections);
}

function select(
  run: Run,
  parent: string,
  node: Node,
  selections: readonly Selection[],
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const part of selections) {
    if (part.kind === 'field')
      shown[part.alias] = mergedInto(shown[part.alias], fieldOf(run, parent, node, part));
    else {
      const found = part.kind === 'spread' ? run.document.fragments.get(part.name) : part;
      if (!found) throw new GraphqlError(`Fragment ${part.kind} was used, but not defined`);
      const on = found.on ?? parent;
      const parts = select(run, on, fits(run.schema, on, node) ? node : blank(run.schema, on), found.of);
      if (fits(run.schema, on, node))
        for (const [name, value] of Object.entries(parts)) shown[name] = mergedInto(shown[name], value);
    }
  }
  return shown;
}

/** Fields that a query names twice are one. */
function mergedInto(before: unknown, value: unknown): unknown {
  const both = [before, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  return both ? { ...(before as object), ...(value as object) } : value;
}

function fieldOf(
  run: Run,
  parent: string,
  node: Node,
  field: Extract<Selection, { kind: 'field' }>,
): unknown {
  if (field.name === '__typename') return node.__typename;
  const known = run.schema.types[parent]?.[field.name];
  if (!known) throw new GraphqlError(`Field '${field.name}' doesn't exist on type '${parent}'`);
  const { type, args: wanted } = typeof known === 'string' ? { type: known, args: {} } : known;
  const args = argsOf(run, field, wanted);
  run.check(parent, field.name, args);
  const inner = type.replace(/[[\]]/g, '');
  const isObject = inner in run.schema.types || inner in run.schema.abstract;
  if (isObject !== field.of.length > 0)
    throw new GraphqlError(`Field '${field.name}' must ${isObject ? '' : 'not '}have selections`);
  const raw = node[field.name];
  const value = typeof raw === 'function' ? raw(args) : raw;
  // What isn't there is checked all the same: a query is valid or not whatever there is.
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    if (isObject) select(run, inner, blank(run.schema, inner), field.of);
    return value ?? null;
  }
  if (!isObject) return value;
  const of = (one: Node | null) => one && select(run, inner, one, field.of);
  return Array.isArray(value) ? value.map(of) : of(value as Node);
}

function argsOf(
  { document, variables }: Run,
  { name, args }: Extract<Selection, { kind: 'field' }>,
  wanted: Record<string, string>,
): Args {
  const read = (value: Value): unknown => {
    if (Array.isArray(value)) return value.map(read);
    if (typeof value !== 'object' || value === null) return value;
    if ('fields' in value) return Object.fromEntries([...value.fields].map(([key, one]) => [key, read(one)]));
    if (!document.variables.has(value.variable))
      throw new GraphqlError(`Variable $${value.variable} isn't declared`);
    return variables[value.variable];
  };
  for (const [given, value] of args) {
    const type = wanted[given];
    if (!type) throw new GraphqlError(`Field '${name}' doesn't accept argument '${given}'`);
    const declared =
      typeof value === 'object' && value && 'variable' in value && document.variables.get(value.variable);
    if (declared && declared.replace(/!$/, '') !== type.replace(/!$/, ''))
      throw new GraphqlError(`Type mismatch on variable and argument ${given} (${declared} / ${type})`);
  }
  for (const [needed, type] of Object.entries(wanted))
    if (type.endsWith('!') && !args.has(needed))
      throw new GraphqlError(`Field '${name}' is missing ${needed}`);
  return Object.fromEntries([...args].map(([key, value]) => [key, read(value)]));
}

function fits({ abstract }: Schema, on: string, { __typename }: Node): boolean {
  return on === __typename || (abstract[on]?.includes(__typename) ?? false);
}

/** An object without values, to check a selection against its type. */
function blank({ abstract }: Schema, type: string): Node {
  return { __typename: abstract[type]?.[0] ?? type };
}
