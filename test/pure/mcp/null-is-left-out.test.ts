import { expect, test } from 'vitest';
import { z } from 'zod';
import { crmChangeSchema } from '../../../services/tasks/crm-change.ts';
import { followUpSchema } from '../../../services/tasks/follow-up.ts';
import { toolInput, withoutNulls } from '../../../src/mcp/tools/tool-input.ts';

const input = toolInput({
  name: z.string(),
  count: z.int().default(3),
  note: z.string().optional(),
  due: z.string().nullable().optional(),
  links: z.array(z.object({ url: z.string(), title: z.string().optional() })).default([]),
  values: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  deep: z.strictObject({ to: z.string().optional() }).optional(),
});

test('null for something optional counts as left out, at any depth', () => {
  expect(
    input.parse({
      name: 'x',
      count: null,
      note: null,
      links: [{ url: 'u', title: null }],
      deep: { to: null },
    }),
  ).toEqual({ name: 'x', count: 3, links: [{ url: 'u' }], deep: {} });
  expect(input.parse({ name: 'x', links: null, values: null, deep: null })).toEqual({
    name: 'x',
    count: 3,
    links: [],
  });
});

test('null stays where it is a value, and is refused where something is needed', () => {
  expect(input.parse({ name: 'x', due: null, values: { city: null } })).toMatchObject({
    due: null,
    values: { city: null },
  });
  expect(input.safeParse({ name: null }).error?.issues.map(({ path }) => path)).toEqual([['name']]);
  expect(input.safeParse(null).success).toBe(false);
  expect(input.safeParse([null]).success).toBe(false);
});

test('a call without arguments is a call with none', () => {
  const optional = toolInput({ count: z.int().default(3) });
  for (const nothing of [undefined, null, {}]) expect(optional.parse(nothing)).toEqual({ count: 3 });
  expect(input.safeParse(undefined).error?.issues.map(({ path }) => path)).toEqual([['name']]);
});

test('every optional field of the tools may be null', () => {
  for (const schema of [crmChangeSchema, followUpSchema]) {
    const optional = Object.entries(schema.shape).flatMap(([name, field]) =>
      field.safeParse(undefined).success ? [name] : [],
    );
    expect(optional.length).toBeGreaterThan(0);
    expect(withoutNulls(schema, Object.fromEntries(optional.map((name) => [name, null])))).toEqual({});
  }
});
