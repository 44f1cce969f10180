import { z } from 'zod';

/** What examples have where a value belongs: `xoxb-…`, `<token>`, `dk_your_key`, `xapp-***`, `xoxb-{token}`. */
const placeholder =
  /(^|[-_])(x{3,}|todo|tbd|redacted|dummy|insert[-_ ]?\w*|paste[-_ ]?\w*)$|^\$\w+$|\{[\w -]+\}|\[[\w -]+\]|^\.+$|your[-_ ]|change.?me|replace.?me|placeholder|example|[<>…]|\.{3}|\*{3}/i;
const addressPlaceholder = /your[-_.]|[<>…]|\.{3}|\/\/user:password@host\b/i;

/** `hint` says what the secret looks like or where to find it. */
export const secret = (pattern: RegExp, hint: string) =>
  z
    .string(`is missing; ${hint}`)
    .min(1, { error: `is set but empty; ${hint}`, abort: true })
    .refine((value) => !placeholder.test(value), { error: `is still a placeholder; ${hint}`, abort: true })
    // Others can't be sent in a header: a copied ellipsis, curly quotes.
    .refine((value) => /^[ -~]*$/.test(value), {
      error: `has letters that no secret has; ${hint}`,
      abort: true,
    })
    .refine((value) => pattern.test(value), `isn't valid; ${hint}`);

export const address = (protocol: RegExp, hint: string) =>
  z
    .string()
    .refine((text) => !addressPlaceholder.test(text), {
      error: `is still a placeholder; ${hint}`,
      abort: true,
    })
    .pipe(z.url({ protocol, error: hint }));

export const baseUrl = address(/^https?$/, 'must be an http or https address').transform((url) =>
  url.replace(/\/+$/, ''),
);

export const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int({ error, abort: true }).min(min, error).max(max, error);
};

export const usd = (max: number) => {
  const error = `must be an amount in USD, from 0 to ${max}`;
  return z.coerce.number(error).min(0, error).max(max, error);
};

export const oneOf = <const Value extends string>(...values: Value[]) =>
  z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
