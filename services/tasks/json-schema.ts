import { isDeepStrictEqual } from 'node:util';

/** A JSON schema that a server wrote: data, read within limits. */
type Schema = Readonly<Record<string, unknown>>;

const most = {
  chars: 32_000,
  depth: 20,
  steps: 20_000,
  levels: 100,
  problems: 8,
  referenceChars: 1_000,
} as const;

/** What keeps a schema from being used; null if nothing does. */
export function schemaProblem(schema: unknown): string | null {
  if (!isObject(schema) || schema.type !== 'object') return 'its input isn’t an object';
  if (isDeeper(schema, most.depth)) return 'its schema is nested too deeply';
  if (JSON.stringify(schema).length > most.chars) return 'its schema is too long';
  return null;
}

export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/**
 * Why a value isn't what a schema wants, as far as this can tell: types, names, choices and amounts. Patterns and formats
 * are left to the server, which checks anyway: a hostile pattern could take for ever. References outside the schema lead
 * nowhere. What takes too many steps counts as right.
 */
export function schemaProblems(schema: Schema, value: unknown): string[] {
  const check: Check = { root: schema, left: most.steps, levels: most.levels };
  return few(problemsAt(check, schema, value, ''));
}

type Check = { readonly root: Schema; left: number; levels: number };

/** Found one after the other, so that nobody looks for more than are told. */
type Problems = Generator<string, void>;

function few(problems: Problems): string[] {
  const found: string[] = [];
  for (const problem of problems) if (found.push(problem) === most.problems) break;
  return found;
}

/** Takes steps, as many as are to be compared; false where that is too many. */
function goes(check: Check, steps: number): boolean {
  check.left -= steps;
  return check.left >= 0;
}

function* problemsAt(check: Check, schema: unknown, value: unknown, at: string): Problems {
  if (!goes(check, 1) || check.levels === 0) return;
  check.levels -= 1;
  try {
    yield* problemsOfOne(check, schema, value, at);
  } finally {
    check.levels += 1;
  }
}

function* problemsOfOne(check: Check, schema: unknown, value: unknown, at: string): Problems {
  const here = at || 'input';
  if (schema === false) yield `${here}: isn’t allowed`;
  if (!isObject(schema)) return;
  const types = [schema.type ?? []].flat();
  if (!goes(check, types.length)) return;
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return yield `${here}: must be ${types.slice(0, 7).join(' or ')}`;
  yield* choiceProblems(check, schema, value, here);
  yield* amountProblems(schema, value, here);
  yield* partProblems(check, schema, value, at);
  yield* combinedProblems(check, schema, value, at);
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      // Not a type of JSON schema: the server knows.
      return true;
  }
}

function* choiceProblems(
  check: Check,
  { enum: choices, const: only }: Schema,
  value: unknown,
  at: string,
): Problems {
  const allowed = Array.isArray(choices) ? choices : only === undefined ? null : [only];
  if (!allowed || !goes(check, allowed.length)) return;
  if (allowed.some((choice) => isDeepStrictEqual(choice, value))) return;
  const named = allowed.slice(0, 20).map((choice) => JSON.stringify(choice).slice(0, 400));
  yield `${at}: must be one of ${named.join(', ').slice(0, 400)}`;
}

function* amountProblems(schema: Schema, value: unknown, at: string): Problems {
  if (typeof value === 'number') yield* outside(value, schema.minimum, schema.maximum, at, '');
  if (typeof value === 'string')
    yield* outside(value.length, schema.minLength, schema.maxLength, at, ' characters');
  if (Array.isArray(value)) yield* outside(value.length, schema.minItems, schema.maxItems, at, ' items');
}

function* outside(amount: number, least: unknown, atMost: unknown, at: string, of: string): Problems {
  if ((typeof least === 'number' && amount < least) || (typeof atMost === 'number' && amount > atMost))
    yield `${at}: must be ${between(least, atMost)}${of}`;
}

function between(least: unknown, atMost: unknown): string {
  const from = typeof least === 'number' ? `at least ${least}` : '';
  const to = typeof atMost === 'number' ? `at most ${atMost}` : '';
  return [from, to].filter(Boolean).join(' and ');
}

function* partProblems(check: Check, schema: Schema, value: unknown, at: string): Problems {
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      yield* problemsAt(check, schema.items, item, inside(at, String(index)));
  if (!isObject(value)) return;
  const known = isObject(schema.properties) ? schema.properties : {};
  const wanted = Array.isArray(schema.required) ? schema.required : [];
  const others = isObject(schema.patternProperties) ? undefined : schema.additionalProperties;
  if (goes(check, wanted.length))
    for (const name of wanted.map(String))
      if (!Object.hasOwn(value, name)) yield `${inside(at, name)}: is missing`;
  for (const [name, part] of Object.entries(value))
    yield* problemsAt(check, Object.hasOwn(known, name) ? known[name] : others, part, inside(at, name));
}

function* combinedProblems(check: Check, schema: Schema, value: unknown, at: string): Problems {
  const of = (part: unknown) => problemsAt(check, part, value, at);
  const every = [schema.allOf ?? [], schema.$ref === undefined ? [] : [referred(check, schema.$ref)]].flat();
  for (const part of every) yield* of(part);
  for (const list of [schema.anyOf, schema.oneOf]) {
    if (!Array.isArray(list)) continue;
    const first = few(of(list[0]));
    const fits = first.length === 0 || list.slice(1).some((part) => few(of(part)).length === 0);
    if (!fits) yield* first;
  }
}

/** `#/$defs/page`: a place in the same schema; any other is nothing. */
function referred({ root }: Check, reference: unknown): unknown {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
  if (reference.length > most.referenceChars) return undefined;
  const names = reference.slice(2).split('/', 10);
  return names.reduce<unknown>((place, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }, root);
}

function inside(at: string, name: string): string {
  return at ? `${at}.${name.slice(0, 80)}` : name.slice(0, 80);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
