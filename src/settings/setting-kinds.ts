import { z } from 'zod';

const placeholder = /(^|-|_)x{3,}$|^\.+$|your[-_ ]|change.?me|placeholder|example|<.*>|\.\.\./i;

export const secret = (pattern: RegExp, hint: string) =>
  z
    .string()
    .min(1, { error: `is set but empty; ${hint}`, abort: true })
    .refine((value) => !placeholder.test(value), {
      error: `still holds a placeholder; ${hint}`,
      abort: true,
    })
    .refine((value) => pattern.test(value), hint);

export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

export const wholeNumber = (least: number, most: number) =>
  z.coerce.number(`must be a whole number from ${least} to ${most}`).int().min(least).max(most);
