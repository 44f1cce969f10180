import { z } from 'zod';

const placeholder = /(^|-|_)x{3,}$|^\.+$|your[-_ ]|change.?me|placeholder|example|<.*>|\.\.\./i;

/** `hint` says what the secret looks like or where to find it. */
export const secret = (pattern: RegExp, hint: string) =>
  z
    .string(`is missing; ${hint}`)
    .min(1, { error: `is set but empty; ${hint}`, abort: true })
    .refine((value) => !placeholder.test(value), { error: `is still a placeholder; ${hint}`, abort: true })
    .refine((value) => pattern.test(value), `isn't valid; ${hint}`);

export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

export const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int({ error, abort: true }).min(min, error).max(max, error);
};

export const oneOf = <const Value extends string>(...values: Value[]) =>
  z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
