import { z } from 'zod';

/** A tool's input. Many clients send null for what they leave out: then it's left out, also all of it. */
export function toolInput<Shape extends z.ZodRawShape>(shape: Shape) {
  const schema = z.object(shape);
  return z.preprocess((value) => withoutNulls(schema, value ?? {}), schema);
}

/** The value without the nulls that stand for something optional, at any depth. Where null is a value, it stays. */
export function withoutNulls(schema: z.core.$ZodType, value: unknown): unknown {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => withoutNulls(inner.element, item));
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const fields: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) return [[name, given]];
      if (given === null && takes(field, undefined) && !takes(field, null)) return [];
      return [[name, withoutNulls(field, given)]];
    }),
  );
}

function takes(schema: z.core.$ZodType, value: unknown): boolean {
  return z.safeParse(schema, value).success;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapper ? unwrapped(schema.unwrap()) : schema;
}
