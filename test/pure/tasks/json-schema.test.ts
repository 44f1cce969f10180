import { expect, test } from 'vitest';
import { schemaProblem, schemaProblems } from '../../../services/tasks/json-schema.ts';
import { onThisMachine } from '../../on-this-machine.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['page'],
  properties: {
    page: { $ref: '#/$defs/page' },
    count: { type: 'integer', minimum: 1, maximum: 9 },
    order: { enum: ['asc', 'desc'] },
    labels: { type: 'array', maxItems: 2, items: { type: 'string', maxLength: 3 } },
    kind: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    elsewhere: { $ref: 'https://evil.example/schema' },
  },
  $defs: { page: { type: 'object', required: ['id'], properties: { id: { type: ['string', 'number'] } } } },
};

test('what fits a schema has no problems, and what doesn’t says where and what', () => {
  const right = { page: { id: 1 }, count: 9, order: 'asc', labels: ['a'], kind: null, elsewhere: {} };
  expect(schemaProblems(schema, right)).toEqual([]);
  const wrong = {
    ...{ page: { id: true }, count: 10, order: 'up', labels: ['long', 1, 'c'], kind: 5, other: 1 },
  };
  const problems = schemaProblems(schema, wrong);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    ...['page.id', 'count', 'order', 'labels', 'labels.0', 'labels.1', 'kind', 'other'],
  ]);
  expect(schemaProblems(schema, {})).toEqual(['page: is missing']);
  expect(schemaProblems(schema, [])).toEqual(['input: must be object']);
});

test('a schema that leads back to itself, or has a pattern without end, takes no longer', () => {
  const endless = {
    type: 'object',
    properties: { a: { $ref: '#/$defs/a' }, b: { type: 'string', pattern: '^(a+)+$' } },
    $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }] } },
  };
  expect(schemaProblem(endless)).toBeNull();
  expect(schemaProblems(endless, { a: 1, b: `${'a'.repeat(60)}!` })).toEqual([]);
});

test('long lists of types, names or choices, held against a value of many parts, take no longer and fill no memory', () => {
  const parts = Array.from({ length: 6_000 }, () => ({}));
  const long = (schema: object) => ({ type: 'object', properties: { a: { items: schema } } });
  const many = (one: unknown) => Array.from({ length: 4_000 }, () => one);
  const hostile = [
    long({ required: many('ab') }),
    long({ enum: many(1) }),
    long({ type: many('null') }),
    long({ anyOf: many({ const: 1 }).slice(0, 2_000) }),
    long({ $ref: `#/${'~1'.repeat(15_000)}` }),
  ];
  for (const schema of hostile) {
    expect(schemaProblem(schema)).toBeNull();
    const from = performance.now();
    expect(schemaProblems(schema, { a: parts }).length).toBeLessThanOrEqual(8);
    // It took up to 22 seconds and three gigabytes.
    expect(performance.now() - from).toBeLessThan(onThisMachine(1_000));
  }
});

test('a schema is refused that is no object’s, too long, or too deep', () => {
  let deep: object = {};
  for (let level = 0; level < 30; level += 1) deep = { not: deep };
  const refused = [null, { type: 'string' }, { type: 'object', title: 'x'.repeat(40_000) }];
  for (const one of [...refused, { type: 'object', deep }]) expect(schemaProblem(one)).not.toBeNull();
});
