import type { AnyTool, EditableField } from './tool.ts';

/** A field of the form, with what it says now. */
export type FormField = EditableField & {
  /** Names it in the form: `title`, `properties/amount`. */
  name: string;
  value: string;
};

/** Characters a text field of Slack's takes. */
const maxFieldChars = 3_000;

/** What of an input people may change: as its tool has it, as far as a field of a form holds it. */
export function formFields(tool: AnyTool, input: unknown): FormField[] {
  return tool.editable(input).flatMap((field) => {
    const value = asText(field, valueAt(input, field.path));
    return value.length <= maxFieldChars ? [{ ...field, name: field.path.join('/'), value }] : [];
  });
}

/** The input with what a form says; fields that the form didn't offer stay as they are. */
export function withValues(
  input: unknown,
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
): unknown {
  return fields.reduce<unknown>((changed, field) => {
    const said = values[field.name];
    return said === undefined ? changed : put(changed, field.path, asValue(field, said));
  }, input);
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => asRecord(inner)[name], input);
}

/** A value of `undefined` takes the name away. */
function put(input: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const { [name]: before, ...others } = asRecord(input);
  const after = rest.length > 0 ? put(before, rest, value) : value;
  return after === undefined ? others : { ...asRecord(input), [name]: after };
}

function asText({ shape }: EditableField, value: unknown): string {
  if (typeof shape === 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null ? '' : String(value);
}

/** What can't be read is passed on as it is: the tool's own schema says what is wrong with it. */
function asValue({ shape, blank }: EditableField, said: string): unknown {
  if (typeof shape === 'object') return shape.find(({ value }) => JSON.stringify(value) === said)?.value;
  if (shape === 'list') return said.split(/[\s,;]+/).filter(Boolean);
  if (said.trim() === '' && blank !== 'kept') return blank === 'null' ? null : undefined;
  const number = Number(said);
  return shape === 'number' && Number.isFinite(number) ? number : said;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
