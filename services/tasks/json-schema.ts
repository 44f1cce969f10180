/** A JSON schema that a server wrote: data, read within limits. */
type Schema = Readonly<Record<string, unknown>>;

const most = { chars: 32_000, depth: 20, steps: 5_000, levels: 100, problems: 8 } as const;

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
  return problemsAt(check, schema, value, '').slice(0, most.problems);
}

type Check = { readonly root: Schema; left: number; levels: number };

function problemsAt(check: Check, schema: unknown, value: unknown, at: string): string[] {
  check.left -= 1;
  if (check.left < 0 || check.levels === 0) return [];
  check.levels -= 1;
  const problems = problemsOfOne(check, schema, value, at);
  check.levels += 1;
  return problems;
}

function problemsOfOne(check: Check, schema: unknown, value: unknown, at: string): string[] {
  if (schema === false) return [`${at || 'input'}: isn’t allowed`];
  if (!isObject(schema)) return [];
  const here = at || 'input';
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return [`${here}: must be ${types.join(' or ')}`];
  return [
    ...choiceProblems(schema, value, here),
    ...amountProblems(schema, value, here),
    ...partProblems(check, schema, value, at),
    ...combinedProblems(check, schema, value, at),
  ];
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

function choiceProblems({ enum: choices, const: only }: Schema, value: unknown, at: string): string[] {
  const allowed = Array.isArray(choices) ? choices : only === undefined ? null : [only];
  if (!allowed) return [];
  const text = JSON.stringify(value);
  const named = allowed.map((choice) => JSON.stringify(choice));
  return named.includes(text) ? [] : [`${at}: must be one of ${named.slice(0, 20).join(', ').slice(0, 400)}`];
}

function amountProblems(schema: Schema, value: unknown, at: string): string[] {
  const outside = (amount: number, least: unknown, atMost: unknown, of: string) =>
    (typeof least === 'number' && amount < least) || (typeof atMost === 'number' && amount > atMost)
      ? [`${at}: must be ${between(least, atMost)}${of}`]
      : [];
  if (typeof value === 'number') return outside(value, schema.minimum, schema.maximum, '');
  if (typeof value === 'string')
    return outside(value.length, schema.minLength, schema.maxLength, ' characters');
  return Array.isArray(value) ? outside(value.length, schema.minItems, schema.maxItems, ' items') : [];
}

function between(least: unknown, atMost: unknown): string {
  const from = typeof least === 'number' ? `at least ${least}` : '';
  const to = typeof atMost === 'number' ? `at most ${atMost}` : '';
  return [from, to].filter(Boolean).join(' and ');
}

function partProblems(check: Check, schema: Schema, value: unknown, at: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => problemsAt(check, schema.items, item, inside(at, String(index))));
  if (!isObject(value)) return [];
  const known = isObject(schema.properties) ? schema.properties : {};
  const wanted = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const others = isObject(schema.patternProperties) ? undefined : schema.additionalProperties;
  return [
    ...wanted.filter((name) => !Object.hasOwn(value, name)).map((name) => `${inside(at, name)}: is missing`),
    ...Object.entries(value).flatMap(([name, part]) =>
      problemsAt(check, Object.hasOwn(known, name) ? known[name] : others, part, inside(at, name)),
    ),
  ];
}

function combinedProblems(check: Check, schema: Schema, value: unknown, at: string): string[] {
  const of = (part: unknown) => problemsAt(check, part, value, at);
  const every = [schema.allOf ?? [], schema.$ref === undefined ? [] : [referred(check, schema.$ref)]].flat();
  const choices = [schema.anyOf, schema.oneOf].filter((list) => Array.isArray(list));
  return [
    ...every.flatMap(of),
    ...choices.flatMap((list) => {
      const all = list.map(of);
      return all.some(({ length }) => length === 0) ? [] : (all[0] ?? []);
    }),
  ];
}

/** `#/$defs/page`: a place in the same schema; any other is nothing. */
function referred({ root }: Check, reference: unknown): unknown {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
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
